import { describe, expect, it } from '@jest/globals';
import { DynamoBrakeStore } from '../../src/aws/dynamo-brake-store.ts';
import { DynamoIssueRecords } from '../../src/aws/dynamo-issue-records.ts';
import { DynamoIssueReports } from '../../src/aws/dynamo-issue-reports.ts';
import { DynamoLedgerRevisions } from '../../src/aws/dynamo-ledger-revisions.ts';
import { DynamoLedger } from '../../src/aws/dynamo-ledger.ts';
import { DynamoSendingIssues } from '../../src/aws/dynamo-sending-issues.ts';
import { DynamoSubscriberStore } from '../../src/aws/dynamo-subscriber-store.ts';
import type { IssueReport } from '../../src/delivery/issue-report.ts';
import type { LedgerKey } from '../../src/delivery/ledger.ts';
import type { Subscriber } from '../../src/subscribers/subscriber.ts';
import { useTestTable } from './test-table.ts';

const table = useTestTable();
const ledger = () => new DynamoLedger(table());
const revisions = () => new DynamoLedgerRevisions(table());

const AT = '2025-06-10T06:00:00.000Z';
const LATER = '2025-06-10T07:00:00.000Z';
const UNTIL = '2025-06-10T06:05:00.000Z';
const claimOf = (claimId: string) => ({ claimId, at: AT, until: UNTIL });

let keys = 0;
const newKey = (): LedgerKey => ({ issueId: '2025-06-10', subscriberId: `k${keys++}` });

async function unknownKey(): Promise<LedgerKey> {
  const key = newKey();
  await ledger().claim(key, claimOf('first'));
  await ledger().settle(key, { state: 'UNKNOWN', code: 'ECONNRESET', attempt: 1, at: AT });
  return key;
}
const entryOf = async (key: LedgerKey) => (await revisions().load(key))!;

describe('revisions of the ledger', () => {
  it('know nothing of a message without an entry', async () => {
    expect(await revisions().load(newKey())).toBeUndefined();
  });

  it('move an entry and add facts in one write', async () => {
    const key = await unknownKey();
    const to = { state: 'SENT', messageId: 'm1', at: LATER } as const;
    const saved = await revisions().revise(key, await entryOf(key), { to, facts: { deliveredAt: LATER } });
    expect(saved).toBe('saved');
    expect(await entryOf(key)).toEqual({ ...to, attempt: 1, deliveredAt: LATER });
  });

  it('change nothing when the entry has moved on, or has one of the facts already', async () => {
    const key = await unknownKey();
    const before = await entryOf(key);
    await ledger().settle(key, { state: 'SENT', messageId: 'm1', attempt: 1, at: LATER });
    const to = { state: 'HELD', code: 'ECONNRESET', at: LATER } as const;
    expect(await revisions().revise(key, before, { to, facts: {} })).toBe('conflict');

    const sent = await entryOf(key);
    const facts = { bouncedAt: LATER, bounceCode: 'NoEmail' };
    expect(await revisions().revise(key, sent, { facts })).toBe('saved');
    expect(await revisions().revise(key, sent, { facts })).toBe('conflict');
    expect(await entryOf(key)).toEqual({ ...sent, ...facts });
  });

  it('put a message out once more with a mark that outlives the claims to come', async () => {
    const key = await unknownKey();
    const to = { state: 'RELEASED', code: 'ECONNRESET', at: LATER } as const;
    await revisions().revise(key, await entryOf(key), { to, facts: { resendAfter: 1 } });
    expect(await ledger().claim(key, claimOf('second'))).toEqual({ kind: 'claimed', attempt: 2 });
    expect(await entryOf(key)).toMatchObject({ state: 'CLAIMED', resendAfter: 1 });
    await ledger().settle(key, { state: 'SENT', messageId: 'm2', attempt: 2, at: LATER });
    expect(await entryOf(key)).toMatchObject({ state: 'SENT', messageId: 'm2', resendAfter: 1 });
  });

  it('let a late event settle somebody who was skipped instead of being resent', async () => {
    const key = await unknownKey();
    const to = { state: 'RELEASED', code: 'ECONNRESET', at: LATER } as const;
    await revisions().revise(key, await entryOf(key), { to, facts: { resendAfter: 1 } });
    await ledger().skip(key, { reason: 'unsubscribed', at: LATER });
    const skipped = await entryOf(key);
    expect(skipped).toMatchObject({ state: 'SKIPPED', resendAfter: 1 });
    const sent = { state: 'SENT', messageId: 'm1', at: AT } as const;
    expect(await revisions().revise(key, skipped, { to: sent, facts: {} })).toBe('saved');
    expect(await entryOf(key)).toMatchObject({ ...sent, attempt: 1 });
  });
});

describe('a sender whose message an event has settled', () => {
  it('notes the second message when SES had accepted another one before', async () => {
    const key = newKey();
    await ledger().claim(key, claimOf('second'));
    const to = { state: 'SENT', messageId: 'm1', at: AT } as const;
    await revisions().revise(key, await entryOf(key), { to, facts: {} });
    const settlement = { state: 'SENT', messageId: 'm2', attempt: 1, at: LATER } as const;
    expect(await ledger().settle(key, settlement)).toBe('stale');
    expect(await entryOf(key)).toEqual({ ...to, attempt: 1, secondMessageId: 'm2' });
  });

  it('notes nothing when it says the same', async () => {
    const key = newKey();
    await ledger().claim(key, claimOf('first'));
    const to = { state: 'SENT', messageId: 'm1', at: AT } as const;
    await revisions().revise(key, await entryOf(key), { to, facts: {} });
    await ledger().settle(key, { state: 'SENT', messageId: 'm1', attempt: 1, at: LATER });
    expect(await entryOf(key)).toEqual({ ...to, attempt: 1 });
  });
});

describe('soft bounces in the table', () => {
  it('come back as they were saved, and two at once are told of each other', async () => {
    const store = new DynamoSubscriberStore(table());
    const ann: Subscriber = { id: 'AAnn', address: 'ann@example.com', status: 'confirmed', since: AT };
    const once = { ...ann, softBounces: [{ issueId: '2025-06-10', at: LATER }] };
    const other = { ...ann, softBounces: [{ issueId: '2025-06-11', at: LATER }] };
    await store.save(ann, undefined);
    expect(await store.save(once, ann)).toBe('saved');
    expect(await store.save(other, ann)).toBe('conflict');
    expect(await store.loadMany(['AAnn'])).toEqual([once]);

    const gone: Subscriber = { ...ann, status: 'suppressed', since: LATER, suppressedBy: 'soft-bounces' };
    expect(await store.save(gone, other)).toBe('conflict');
    expect(await store.save(gone, once)).toBe('saved');
    expect(await store.loadMany(['AAnn'])).toEqual([gone]);
  });
});

describe('the brake of an issue', () => {
  it('counts each reason, and gives each count once', async () => {
    const brakes = new DynamoBrakeStore(table());
    const counts = await Promise.all([1, 2, 3, 4, 5].map(() => brakes.add('2025-06-10', 'bounces')));
    expect(counts.toSorted()).toEqual([1, 2, 3, 4, 5]);
    expect(await brakes.add('2025-06-10', 'complaints')).toBe(1);
    expect(await brakes.add('2025-06-11', 'bounces')).toBe(1);
  });

  it('remembers for which reason it was pulled', async () => {
    const brakes = new DynamoBrakeStore(table());
    expect(await brakes.wasPulled('2025-06-12', 'bounces')).toBe(false);
    await brakes.markPulled('2025-06-12', 'bounces');
    expect(await brakes.wasPulled('2025-06-12', 'bounces')).toBe(true);
    expect(await brakes.wasPulled('2025-06-12', 'complaints')).toBe(false);
  });
});

describe('issues that are being sent', () => {
  it('are listed from the first record that says so until they are removed', async () => {
    const records = new DynamoIssueRecords(table());
    const sending = new DynamoSendingIssues(table());
    const meta = {
      id: '2025-06-10',
      revision: 1,
      contentHash: 'c',
      subject: '',
      preheader: '',
      from: '',
      publishedAt: AT,
    };
    await records.save({ meta, stage: { kind: 'ready' }, version: 1 });
    expect(await sending.list()).toEqual([]);
    const stage = { kind: 'sending', since: AT, planned: 1, queue: { kind: 'filling' } } as const;
    await records.save({ meta, stage, version: 2 });
    await records.save({ meta, stage, version: 3 });
    expect(await sending.list()).toEqual(['2025-06-10']);
    await sending.remove('2025-06-10');
    expect(await sending.list()).toEqual([]);
  });
});

describe('reports', () => {
  it('are written once', async () => {
    const reports = new DynamoIssueReports(table());
    const counts = { planned: 3, sent: 2, failed: 1, skipped: 0, held: 0, resent: 0, doubles: 0 };
    const came = { delivered: 2, bounced: 0, softBounced: 0, withheld: 0, complained: 0, rejected: 0 };
    const report: IssueReport = {
      ...{ issueId: '2025-06-10', revision: 1, subject: 'Day two', ...counts, ...came },
      ...{ failedBy: { MessageRejected: 1 }, skippedBy: {}, startedAt: AT, endedAt: LATER },
      ...{ seconds: 3_600, perSecond: 0.5, costUsd: 0.0003 },
    };
    expect(await reports.load('2025-06-10')).toBeUndefined();
    expect(await reports.save(report)).toBe('saved');
    expect(await reports.save({ ...report, sent: 9 })).toBe('conflict');
    expect(await reports.load('2025-06-10')).toEqual(report);
  });
});
