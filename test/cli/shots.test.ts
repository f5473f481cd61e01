import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTemporaryProject, type TemporaryProject } from '../studio/temporary-project.ts';
import { runWaybill } from './run-waybill.ts';

let project: TemporaryProject;

beforeEach(() => {
  project = createTemporaryProject();
});
afterEach(() => project.dispose());

const shots = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  runWaybill(['shots', ...args, '--out', join(project.root, 'out')], { folder: project.root, env });

describe('waybill shots', () => {
  it('names the views that there are to whoever asks for another', async () => {
    const { status, stderr } = await shots(['2025-06-10', '--views', '375-dark,400-light']);
    expect(status).toBe(2);
    expect(stderr).toContain('There is no view "400-light". Views: 320-light, ');
  });

  it('knows the digests of the folder', async () => {
    const { status, stderr } = await shots(['2024-01-01']);
    expect([status, stderr]).toEqual([2, expect.stringContaining('There is no digest "2024-01-01"')]);
  });

  it('says how to get a Chromium where there is none, and writes nothing', async () => {
    const { status, stderr } = await shots(['2025-06-10'], { CHROMIUM: '/nowhere' });
    expect([status, stderr]).toEqual([2, expect.stringContaining('Install Chromium')]);
    expect(existsSync(join(project.root, 'out'))).toBe(false);
  });
});
