import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { buildMessageTemplate } from '../../src/email/message-template.ts';
import { startLocalSystem, type LocalSystem } from '../../src/local/local-system.ts';
import { openLocalTables } from '../../src/studio/open-local-tables.ts';
import type { Tables } from '../../src/studio/tables.ts';

jest.setTimeout(60_000);

const DAY = '2025-06-10';
const EDITOR = 'editor@example.com';
const READERS = 110;
const addressOf = (number: number) => `reader-${number}@readers.example`;

let folder: string;
let system: LocalSystem;
let tables: Tables;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waybill-tables-'));
  const log = () => undefined;
  system = await startLocalSystem({ folder, siteUrl: 'http://127.0.0.1:1', log, maxSendRate: 10_000 });
  tables = await openLocalTables({ folder, system, sweepSettings: { reportTo: EDITOR } });
  await Promise.all(Array.from({ length: READERS }, (_, number) => system.addSubscriber(addressOf(number))));
});

afterAll(async () => {
  await system.close();
  rmSync(folder, { recursive: true });
});

async function publish(id: string): Promise<void> {
  const rendered = { subject: 'Hello', preheader: '', html: '<p>Hello</p>', text: 'Hello' };
  const messageTemplate = await buildMessageTemplate(rendered, {
    from: { name: 'Daily', address: 'daily@example.com' },
    replyTo: 'desk@example.com',
    language: 'en',
    date: `${id}T06:00:00Z`,
    messageId: `${id}@daily.example.com`,
  });
  await system.publish({ id, rendered, messageTemplate, from: 'daily@example.com' });
}

describe('the tables of a local system', () => {
  it('list what was published before anything of it is sent', async () => {
    expect(await tables.issues.list()).toEqual([]);
    expect(await tables.issues.open(DAY)).toBeUndefined();
    await publish(DAY);
    expect(await tables.issues.list()).toMatchObject([
      { id: DAY, revision: 1, subject: 'Hello', stage: 'ready', isPaused: false },
    ]);
    expect(await tables.issues.open(DAY)).not.toHaveProperty('counts');
  });

  it('lift the pause of what was not begun, and begin nothing', async () => {
    await tables.controls.pause(DAY);
    expect(await system.send(DAY)).toMatchObject({ kind: 'paused' });
    expect(await tables.controls.resume(DAY)).toMatch(
      /^It is not paused any more\. Nothing of it was sent yet/,
    );
    expect(system.inbox.list()).toEqual([]);
    expect(await tables.issues.list()).toMatchObject([{ stage: 'ready', isPaused: false }]);
  });

  it('account for everybody in the ledger, and lead from one to the other', async () => {
    system.faults.add({ kind: 'reject', to: addressOf(8) });
    await system.send(DAY);
    const [row] = await tables.issues.list();
    expect(row).toMatchObject({ stage: 'done', counts: { planned: 110, sent: 109, failed: 1, waiting: 0 } });
    expect(await tables.issues.open(DAY)).toMatchObject({
      stage: 'done',
      failedBy: { MessageRejected: 1 },
      feedback: { delivered: 109 },
      holdUps: [],
    });

    const query = { search: '', after: '' };
    const first = await tables.issues.entries(DAY, query);
    const rest = await tables.issues.entries(DAY, { ...query, after: first.next ?? '' });
    expect([first.rows.length, rest.rows.length, rest.next]).toEqual([100, 10, undefined]);
    expect(new Set([...first.rows, ...rest.rows].map(({ subscriberId: id }) => id)).size).toBe(READERS);

    const failed = await tables.issues.entries(DAY, { ...query, outcome: 'FAILED' });
    expect(failed.rows).toMatchObject([{ address: addressOf(8), entry: { code: 'MessageRejected' } }]);
    for (const search of [addressOf(7), 'READER-7@', failed.rows[0]!.subscriberId]) {
      expect([search, (await tables.issues.entries(DAY, { ...query, search })).rows.length]).toEqual([
        search,
        1,
      ]);
    }
    const { subscriberId } = failed.rows[0]!;
    expect(await tables.subscribers.open(subscriberId)).toMatchObject({
      address: addressOf(8),
      standing: 'confirmed',
      issues: [{ issueId: DAY, entry: { state: 'FAILED' } }],
      steps: [{ step: 'add', how: 'operator' }],
    });
  });

  it('list subscribers by a part of the address and by standing, with counts of all', async () => {
    const all = await tables.subscribers.list({ search: '', after: '' });
    expect(all).toMatchObject({ total: READERS, found: READERS, counts: { confirmed: READERS, pending: 0 } });
    const rest = await tables.subscribers.list({ search: '', after: all.next ?? '' });
    expect([all.rows.length, rest.rows.length]).toEqual([100, 10]);
    const found = await tables.subscribers.list({ search: 'reader-10', after: '' });
    expect(found.rows.map(({ address }) => address).toSorted()).toEqual(
      [10, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109].map(addressOf).toSorted(),
    );
    const pending = await tables.subscribers.list({ search: '', standing: 'pending', after: '' });
    expect([pending.found, pending.total]).toEqual([0, READERS]);
    for (const id of ['nobody', 'AAAAAAAAAAAAAAAAAAAAAA']) {
      expect(await tables.subscribers.open(id)).toBeUndefined();
    }
  });

  it('tell of changes, whoever makes them, a few times and not for each', async () => {
    let told = 0;
    const end = tables.onChange(() => (told += 1));
    await Promise.all(
      Array.from({ length: 50 }, (_, number) => system.addSubscriber(`late-${number}@readers.example`)),
    );
    while (told === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    end();
    expect(told).toBeLessThan(10);
  });

  it('pause and resume an issue, and say what came of it', async () => {
    expect(await tables.controls.pause('2025-01-01')).toBe('Nothing was published for that day.');
    expect(await tables.controls.pause(DAY)).toBe('It is paused. Messages in hand still go out.');
    expect(await tables.issues.open(DAY)).toMatchObject({
      isPaused: true,
      holdUps: [expect.stringMatching(/^Paused since .*: somebody paused it\.$/)],
    });
    expect(await tables.controls.resume(DAY)).toBe('Everybody is accounted for.');
  });

  it('settle what is unknown, and mail the report of what that ends', async () => {
    const day = '2025-06-11';
    await publish(day);
    system.faults.add({ kind: 'error-500', to: addressOf(9), times: 1 });
    await system.send(day);
    expect(await tables.issues.open(day)).toMatchObject({ stage: 'sending', counts: { unknown: 1 } });
    expect(await tables.controls.settle(day, 'hold')).toBe('Everybody is accounted for.');
    expect((await tables.issues.entries(day, { search: addressOf(9), after: '' })).rows).toMatchObject([
      { entry: { state: 'HELD' } },
    ]);
    expect(system.inbox.list()[0]).toMatchObject({ to: [EDITOR], subject: expect.stringContaining(day) });
  });

  it('send what is unknown once more', async () => {
    const day = '2025-06-12';
    await publish(day);
    system.faults.add({ kind: 'error-500', to: addressOf(9), times: 1 });
    await system.send(day);
    const toReader = () => system.inbox.list().filter(({ to }) => to.includes(addressOf(9))).length;
    const before = toReader();
    expect(await tables.controls.settle(day, 'resend')).toBe('Everybody is accounted for.');
    expect(toReader()).toBe(before + 1);
    expect(await tables.issues.open(day)).toMatchObject({ stage: 'done', feedback: { resent: 1 } });
  });
});
