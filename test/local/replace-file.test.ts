import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { replaceFile } from '../../src/local/replace-file.ts';

const [OLD, NEW] = [Buffer.from('old'), Buffer.from('new')];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waybill-replace-'));
  writeFileSync(join(folder, 'a.md'), OLD);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('replaceFile', () => {
  it('leaves a file alone that somebody has saved meanwhile', async () => {
    writeFileSync(join(folder, 'a.md'), 'newer');
    expect(await replaceFile(join(folder, 'a.md'), OLD, NEW)).toBe(false);
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('newer');
  });

  it('replaces what a link leads to, and keeps the link', async () => {
    symlinkSync('a.md', join(folder, 'link.md'));
    expect(await replaceFile(join(folder, 'link.md'), OLD, NEW)).toBe(true);
    expect([readlinkSync(join(folder, 'link.md')), readFileSync(join(folder, 'a.md'), 'utf8')]).toEqual([
      'a.md',
      'new',
    ]);
    expect(readdirSync(folder)).toEqual(['a.md', 'link.md']);
  });
});
