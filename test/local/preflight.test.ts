import '../support/know-errors-of-node.ts';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { startLocalSystem, type LocalSystem } from '../../src/local/local-system.ts';

const DAY = '2025-06-10';
const RENDERED = { subject: 'News', preheader: '', html: '<p>News</p>', text: 'News' };
const TEMPLATE = Buffer.from('From: daily@news.test\r\nSubject: News\r\n\r\nNews\r\n');

async function withSystem<Result>(
  options: { folder: string; max24HourSend: number },
  work: (system: LocalSystem) => Promise<Result>,
): Promise<Result> {
  const system = await startLocalSystem({
    log: () => {},
    siteUrl: 'http://127.0.0.1',
    maxSendRate: 1_000,
    ...options,
  });
  try {
    return await work(system);
  } finally {
    await system.close();
  }
}

it('refuses an issue that is too large for the daily quota of the stand-in, and sends it once the quota is raised', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'waybill-'));
  await withSystem({ folder, max24HourSend: 3 }, async (system) => {
    for (const name of ['ann', 'bob', 'cat', 'dan']) await system.addSubscriber(`${name}@readers.test`);
    await system.publish({ id: DAY, rendered: RENDERED, messageTemplate: TEMPLATE, from: 'daily@news.test' });
    expect(await system.send(DAY)).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('has 4 subscribers, and SES takes 3 more messages now'),
    });
    expect(system.inbox.list()).toEqual([]);
  });
  await withSystem({ folder, max24HourSend: 4 }, async (system) => {
    expect(await system.send(DAY)).toMatchObject({ kind: 'ended', progress: { sent: 4, done: true } });
    expect(system.inbox.list()).toHaveLength(4);
  });
});
