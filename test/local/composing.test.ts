import { cp, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { composeDay } from '../../src/delivery/compose-day.ts';
import { connectLocalComposing } from '../../src/local/connect-local-composing.ts';
import { startLocalSystem, type LocalSystem } from '../../src/local/local-system.ts';

const DAY = '2025-06-11';
const TEMPLATES = 'templates';

let root: string;
let system: LocalSystem;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'waybill-drops-'));
  await cp('content/people.yaml', join(root, 'content/people.yaml'));
  const newsletter = await readFile('newsletter.yaml', 'utf8');
  await writeFile(join(root, 'newsletter.yaml'), newsletter);
  const folder = join(root, '.waybill');
  system = await startLocalSystem({ folder, siteUrl: 'http://127.0.0.1:4600', log: () => undefined });
});
afterAll(() => system.close());

async function drop(name: string, text: string): Promise<void> {
  await mkdir(join(root, 'drops/articles', DAY), { recursive: true });
  await writeFile(join(root, 'drops/articles', DAY, name), text);
}

function composing() {
  const folder = join(root, '.waybill');
  const { endpoints } = system;
  return connectLocalComposing({ root, folder, endpoints, templatesFolder: TEMPLATES, log: () => undefined });
}

describe('composing on a laptop', () => {
  it('publishes what lies in drops/, with a report beside what is broken', async () => {
    await drop('broken.json', '{');
    await drop(
      'crane.json',
      JSON.stringify({
        headline: 'A crane comes back',
        published: `${DAY}T09:00+01:00`,
        blocks: [{ type: 'prose', paragraphs: ['It is blue.'] }],
      }),
    );
    const composed = await composeDay(await composing(), DAY);
    expect(composed).toMatchObject({ kind: 'published', leftOut: [`articles/${DAY}/broken.json`] });
    expect(await readdir(join(root, 'drops/articles', DAY))).toEqual([
      'broken.json',
      'broken.json.report.txt',
      'crane.json',
    ]);
    const meta = composed.kind === 'published' ? composed.record.meta : undefined;
    expect((await system.issues.load(meta!))?.html).toContain('A crane comes back');
  });

  it('tells the editor in the inbox of this machine', async () => {
    await composeDay(await composing(), '2025-06-12');
    expect(system.inbox.list().map(({ subject }) => subject)).toContain('No digest of 2025-06-12 yet');
  });

  it('takes the report away when the file is right', async () => {
    const ports = await composing();
    await ports.drops.removeReport(`articles/${DAY}/broken.json`);
    expect((await ports.drops.load(DAY)).reports.size).toBe(0);
  });

  it('runs the schedule’s handler, whatever the hour', async () => {
    const { kind } = await system.tick({ root, templatesFolder: TEMPLATES });
    expect(['no-sending-day', 'too-early', 'no-issue', 'late']).toContain(kind);
  });
});
