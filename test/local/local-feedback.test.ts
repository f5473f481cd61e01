import '../support/know-errors-of-node.ts';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { connectStores } from '../../src/aws/connect-stores.ts';
import { connectTable } from '../../src/aws/connect-table.ts';
import { DynamoSendingIssues } from '../../src/aws/dynamo-sending-issues.ts';
import { issueProgress } from '../../src/delivery/issue-progress.ts';
import { buildMessageTemplate } from '../../src/email/message-template.ts';
import { connectLocalSending } from '../../src/local/connect-local-sending.ts';
import { TABLE_NAME } from '../../src/local/local-endpoints.ts';
import { startLocalSystem, type LocalSystem, type LocalSystemOptions } from '../../src/local/local-system.ts';
import type { SesFaultInput } from '../../src/local/ses-faults.ts';

// Whole sends through two servers: the limit is there to end a hang, not to judge a machine.
jest.setTimeout(60_000);

let system: LocalSystem;
afterEach(() => system.close());

/** @returns the folder of the system */
async function start(options: Partial<LocalSystemOptions> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'waybill-'));
  system = await startLocalSystem({
    log: () => {},
    siteUrl: 'http://127.0.0.1:4600',
    maxSendRate: 10_000,
    ...options,
    folder,
  });
  return folder;
}

async function send(day: string) {
  const rendered = { subject: `News of ${day}`, preheader: '', html: '<p>News</p>', text: 'News' };
  const messageTemplate = await buildMessageTemplate(rendered, {
    from: { name: 'Daily', address: 'daily@example.com' },
    replyTo: 'desk@example.com',
    language: 'en',
    date: `${day}T06:00:00Z`,
    messageId: `${day}@daily.example.com`,
  });
  await system.publish({ id: day, rendered, messageTemplate, from: 'daily@example.com' });
  const result = await system.send(day);
  if (result.kind !== 'ended') throw new Error(`Issue ${day} was not sent: ${result.kind}`);
  return result.progress;
}

async function addReaders(...names: readonly string[]): Promise<void> {
  for (const name of names) await system.addSubscriber(name.includes('@') ? name : `${name}@example.com`);
}

async function standing(address: string) {
  const added = await system.addSubscriber(address);
  return added.kind === 'subscriber' ? added.subscriber : undefined;
}

describe('the local system', () => {
  it('knows what became of the messages when a send has ended', async () => {
    await start();
    await addReaders('ann', 'bounce@simulator.amazonses.com', 'complaint+dan@simulator.amazonses.com');
    await addReaders('softbounce@simulator.amazonses.com', 'ooto@simulator.amazonses.com');
    await addReaders('suppressionlist@simulator.amazonses.com');
    expect(await send('2025-06-10')).toMatchObject({
      sent: 6,
      done: true,
      feedback: { delivered: 3, bounced: 1, withheld: 1, softBounced: 1, complained: 1, rejected: 0 },
    });
  });

  it('writes no more to those who bounced or complained', async () => {
    await start();
    await addReaders('ann', 'bounce@simulator.amazonses.com', 'complaint@simulator.amazonses.com');
    await send('2025-06-10');
    expect(await standing('bounce@simulator.amazonses.com')).toMatchObject({
      status: 'suppressed',
      suppressedBy: 'hard-bounce',
    });
    expect(await standing('complaint@simulator.amazonses.com')).toMatchObject({ suppressedBy: 'complaint' });
    expect(await send('2025-06-11')).toMatchObject({ planned: 1, sent: 1 });
  });

  it('writes no more to an address after three issues that came back softly', async () => {
    await start();
    await addReaders('ann', 'softbounce@simulator.amazonses.com');
    for (const day of ['2025-06-10', '2025-06-11', '2025-06-12']) {
      expect(await send(day)).toMatchObject({ planned: 2, sent: 2 });
    }
    expect(await send('2025-06-13')).toMatchObject({ planned: 1, sent: 1 });
    expect(await standing('softbounce@simulator.amazonses.com')).toMatchObject({
      suppressedBy: 'soft-bounces',
    });
  });

  it.each<[string, SesFaultInput, object]>([
    ['lost', { kind: 'events-lost', to: 'bob@example.com' }, { sent: 3, feedback: { delivered: 2 } }],
    ['doubled', { kind: 'events-doubled', times: 3 }, { sent: 3, feedback: { delivered: 3 } }],
    ['out of order', { kind: 'events-reversed', times: 3 }, { sent: 3, feedback: { delivered: 3 } }],
  ])('accounts for everybody when events are %s', async (_what, fault, progress) => {
    await start();
    await addReaders('ann', 'bob', 'cat');
    system.faults.add(fault);
    const found = await send('2025-06-10');
    expect(found).toMatchObject({ ...progress, unknown: 0, doubles: 0, done: true });
    expect(system.inbox.list()).toHaveLength(3);
  });

  it('brings a message to the end that a fault demands', async () => {
    await start();
    await addReaders('ann', 'bob');
    system.faults.add({ kind: 'fate', fate: 'not-spam', to: 'ann@example.com' });
    system.faults.add({ kind: 'fate', fate: 'rejected', to: 'bob@example.com' });
    expect(await send('2025-06-10')).toMatchObject({
      sent: 2,
      feedback: { delivered: 1, complained: 0, rejected: 1 },
    });
    expect((await standing('ann@example.com'))?.status).toBe('confirmed');
  });
});

describe('a message that stays unknown in the local system', () => {
  const failOnce = () => system.faults.add({ kind: 'error-500', to: 'bob@example.com' });

  it('is sent again once when no event has come for the settle time, and the issue is reported', async () => {
    await start({ sweepSettings: { settleMinutes: 0, reportTo: 'editor@example.com' } });
    await addReaders('ann', 'bob');
    failOnce();
    expect(await send('2025-06-10')).toMatchObject({
      sent: 2,
      unknown: 0,
      resent: 1,
      doubles: 0,
      done: true,
    });
    await system.sweep();
    const [report] = system.inbox.list();
    expect(report).toMatchObject({
      to: ['editor@example.com'],
      subject: 'Issue 2025-06-10: all 2 messages sent',
    });
    await system.sweep();
    expect(system.inbox.list()).toHaveLength(3);
  });

  it('is held if so configured', async () => {
    await start({ sweepSettings: { settleMinutes: 0, unknownPolicy: 'hold' } });
    await addReaders('ann', 'bob');
    failOnce();
    expect(await send('2025-06-10')).toMatchObject({ sent: 1, held: 1, resent: 0, done: true });
  });

  it('is sent again after the issue was done, by an operator, and the issue is reported anew', async () => {
    await start({
      sweepSettings: { settleMinutes: 0, unknownPolicy: 'hold', reportTo: 'editor@example.com' },
    });
    await addReaders('ann', 'bob');
    failOnce();
    await send('2025-06-10');
    await system.sweep();
    const reports = () =>
      system.inbox.list().flatMap(({ to, subject }) => (to.includes('editor@example.com') ? [subject] : []));
    expect(reports()).toEqual(['Issue 2025-06-10: 1 of 2 messages sent']);
    expect(await system.resendUnknown('2025-06-10')).toMatchObject({ messages: 1 });
    expect(reports().toSorted()).toEqual([
      'Issue 2025-06-10: 1 of 2 messages sent',
      'Issue 2025-06-10: all 2 messages sent',
    ]);
  });

  it('is settled by the sweep of its issue alone, even of one that is not on the list of the sweep', async () => {
    const folder = await start();
    await addReaders('ann', 'bob');
    failOnce();
    expect(await send('2025-06-10')).toMatchObject({ sent: 1, unknown: 1 });
    const { endpoints } = system;
    const table = connectTable({ tableName: TABLE_NAME, localUrl: endpoints.dynamodbUrl });
    await new DynamoSendingIssues(table).remove('2025-06-10');
    const sweepSettings = { settleMinutes: 0, unknownPolicy: 'hold' } as const;
    const settling = await connectLocalSending({ folder, endpoints, log: () => {}, sweepSettings });
    const progress = () => issueProgress(connectStores(table), '2025-06-10');
    try {
      await settling.sweep();
      expect(await progress()).toMatchObject({ unknown: 1 });
      await settling.sweep('2025-06-10');
      expect(await progress()).toMatchObject({ held: 1, done: true });
    } finally {
      await settling.close();
    }
  });
});
