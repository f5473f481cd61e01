import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { findChromium } from '../../src/studio/open-chromium.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'waybill-chromium-'));
const CHROME = join(FOLDER, 'google-chrome');
const CHROMIUM = join(FOLDER, 'chromium');
const NOTHING = join(FOLDER, 'nothing');

writeFileSync(CHROME, '', { mode: 0o755 });
writeFileSync(NOTHING, '', { mode: 0o644 });

afterAll(() => rmSync(FOLDER, { recursive: true }));

describe('findChromium', () => {
  it('takes the first that is on the PATH, Chromium before its kin', () => {
    const PATH = `/nowhere${delimiter}${FOLDER}`;
    expect(findChromium({ PATH })).toBe(CHROME);
    writeFileSync(CHROMIUM, '', { mode: 0o755 });
    expect(findChromium({ PATH })).toBe(CHROMIUM);
  });

  it('takes the one that is named, and no other in its place', () => {
    expect(findChromium({ PATH: FOLDER, CHROMIUM: CHROME })).toBe(CHROME);
    expect(findChromium({ PATH: FOLDER, CHROMIUM: NOTHING })).toBeUndefined();
  });
});
