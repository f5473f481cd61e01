import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { runWaybill } from '../cli/run-waybill.ts';
import {
  article,
  ARTICLE,
  createTemporaryProject,
  type TemporaryProject,
} from '../studio/temporary-project.ts';

jest.setTimeout(60_000);

const DIGEST_ID = '2025-06-10';

let project: TemporaryProject;
let out: string;

beforeAll(() => {
  project = createTemporaryProject();
  out = mkdtempSync(join(tmpdir(), 'waybill-shots-'));
});
afterAll(() => {
  project.dispose();
  rmSync(out, { recursive: true });
});

const shots = (folder: string, views: string) =>
  runWaybill(['shots', DIGEST_ID, '--out', join(out, folder), '--views', views], { folder: project.root });

const read = (folder: string, file: string) => readFileSync(join(out, folder, file));

it('draws the chosen views, and the same a second time', async () => {
  const views = ['320-light', '375-dark', '600-text', '600-right-to-left'];
  expect(await shots('first', views.join(', '))).toMatchObject({ status: 0 });
  const files = [...views.map((name) => `${name}.png`), 'index.html'];
  expect(readdirSync(join(out, 'first')).toSorted()).toEqual(files.toSorted());
  expect(views.map((name) => read('first', `${name}.png`).readUInt32BE(16))).toEqual([320, 375, 600, 600]);

  await shots('second', '375-dark');
  expect(read('second', '375-dark.png').equals(read('first', '375-dark.png'))).toBe(true);
});

it('draws a digest whose errors stop only its sending, and says so', async () => {
  project.write(ARTICLE, article('Crane drivers walk out').replace('Berths stay', 'TK berths stay'));
  const { status, stdout, stderr } = await shots('with-errors', '600-light');
  expect(status).toBe(1);
  expect(stderr).toContain('TK');
  expect(stdout).toContain('600-light.png');
});

it('writes nothing of what cannot be rendered', async () => {
  project.write(ARTICLE, article('Words').replace('countries: [NL]', 'countries: [nl]'));
  expect(await shots('broken', '600-light')).toMatchObject({ status: 1, stdout: '' });
  expect(readdirSync(out)).not.toContain('broken');
});
