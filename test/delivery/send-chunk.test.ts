import { beforeEach, describe, expect, it } from '@jest/globals';
import { DynamoBrakeStore } from '../../src/aws/dynamo-brake-store.ts';
import { DynamoChunkStore } from '../../src/aws/dynamo-chunk-store.ts';
import { DynamoIssueRecords } from '../../src/aws/dynamo-issue-records.ts';
import { DynamoLedger } from '../../src/aws/dynamo-ledger.ts';
import { DynamoSubscriberStore } from '../../src/aws/dynamo-subscriber-store.ts';
import type { Chunk } from '../../src/delivery/chunk.ts';
import { enqueueOpenChunks } from '../../src/delivery/enqueue-open-chunks.ts';
import { issueProgress } from '../../src/delivery/issue-progress.ts';
import type { LedgerEntry } from '../../src/delivery/ledger-entry.ts';
import type { Ledger } from '../../src/delivery/ledger.ts';
import { resumeIssue } from '../../src/delivery/resume-issue.ts';
import { sendChunk, type SendChunkPorts } from '../../src/delivery/send-chunk.ts';
import type { OutgoingMessage, SendOutcome } from '../../src/email/mailer.ts';
import { verifyLinkToken } from '../../src/subscribers/link-token.ts';
import type { Subscriber } from '../../src/subscribers/subscriber.ts';
import { useTestTable } from '../aws/test-table.ts';
import { UNLIMITED_RATE } from '../support/unlimited-rate.ts';
import { MemoryQueue } from './memory-stores.ts';

const table = useTestTable();
const AT = '2025-06-10T06:00:00.000Z';
const LINK_KEYS = { current: 'a', secrets: { a: 's'.repeat(32) } };

let day = 0;
let issueId: string;
let clock: Date;
let posted: OutgoingMessage[];
let script: Record<string, SendOutcome>;
let queue: MemoryQueue;

beforeEach(async () => {
  // A day of its own for each test; all share the table and the subscribers.
  issueId = `2025-01-${String(++day).padStart(2, '0')}`;
  clock = new Date(AT);
  posted = [];
  script = {};
  queue = new MemoryQueue();
  await new DynamoIssueRecords(table()).save({
    meta: {
      id: issueId,
      revision: 1,
      contentHash: 'c',
      subject: '',
      preheader: '',
      from: 'daily@example.com',
      publishedAt: AT,
    },
    stage: { kind: 'ready' },
    version: 1,
  });
  for (const name of NAMES) await save(subscriber(name));
});

const NAMES = ['Aann', 'Abob', 'Acat', 'Adan', 'Aeve'];
const subscriber = (id: string): Subscriber => ({
  id,
  address: `${id}@example.com`,
  status: 'confirmed',
  since: AT,
});

async function save(changed: Subscriber): Promise<void> {
  const store = new DynamoSubscriberStore(table());
  const [known] = await store.loadMany([changed.id]);
  await store.save(changed, known);
}

function ports(changes: Partial<SendChunkPorts> = {}): SendChunkPorts {
  let claims = 0;
  return {
    records: new DynamoIssueRecords(table()),
    subscribers: new DynamoSubscriberStore(table()),
    ledger: new DynamoLedger(table()),
    brakes: new DynamoBrakeStore(table()),
    mailer: {
      send: async (message) => {
        posted.push(message);
        return script[message.to] ?? { kind: 'sent', messageId: `m-${message.to}` };
      },
    },
    writerFor: async () => (fields) => {
      if (!fields.to.includes('@')) throw new RangeError('to cannot stand in a message as it is');
      return Buffer.from(JSON.stringify(fields));
    },
    linkKeys: LINK_KEYS,
    ...UNLIMITED_RATE,
    now: () => clock,
    newClaimId: () => `${Math.random()}-${claims++}`,
    concurrency: 1,
    claimMs: 300_000,
    ...changes,
  };
}

const rowPorts = () => ({
  records: new DynamoIssueRecords(table()),
  chunks: new DynamoChunkStore(table()),
  ledger: new DynamoLedger(table()),
  queue,
  now: () => new Date(AT),
});

/** What a planner has left when it is done, but for the 63 shards without subscribers. */
async function plan(): Promise<Chunk> {
  const records = new DynamoIssueRecords(table());
  const record = (await records.load(issueId))!;
  const stage = { kind: 'sending', since: AT, planned: NAMES.length, queue: { kind: 'filled' } } as const;
  await records.save({ ...record, stage, version: 2 });
  const chunk = { issueId, shard: 0, seq: 0, subscriberIds: NAMES, closesShard: true };
  await new DynamoChunkStore(table()).append(chunk, new Date(AT));
  return chunk;
}

async function ledger(): Promise<Record<string, LedgerEntry>> {
  const { entries } = await new DynamoLedger(table()).pageShard(issueId, 0);
  return Object.fromEntries(entries.map(({ subscriberId, entry }) => [subscriberId, entry]));
}

const states = async () =>
  Object.fromEntries(Object.entries(await ledger()).map(([id, { state }]) => [id, state]));
const recipients = () => posted.map(({ to }) => to.replace('@example.com', ''));
const pauseOf = async () => (await new DynamoIssueRecords(table()).load(issueId))?.pause;

describe('sendChunk', () => {
  it('sends each subscriber their own message, and settles each', async () => {
    const result = await sendChunk(ports(), await plan());
    expect(result).toMatchObject({ kind: 'settled', counts: { sent: 5, taken: 0 } });
    expect(recipients()).toEqual(NAMES);
    expect(posted[0]).toMatchObject({ from: 'daily@example.com', tags: { issue: issueId, rid: 'Aann' } });
    expect((await ledger())['Aann']).toEqual({
      state: 'SENT',
      attempt: 1,
      at: AT,
      messageId: 'm-Aann@example.com',
    });
  });

  it('gives each message links that only this subscriber can have', async () => {
    await sendChunk(ports(), await plan());
    const fields = JSON.parse(Buffer.from(posted[1]!.raw).toString()) as Record<string, string>;
    expect(fields['to']).toBe('Abob@example.com');
    expect(verifyLinkToken(LINK_KEYS, 'unsubscribe', fields['unsubscribeToken']!)).toBe('Abob');
    expect(verifyLinkToken(LINK_KEYS, 'preferences', fields['preferencesToken']!)).toBe('Abob');
  });

  it('skips who has left since the planning, and says why', async () => {
    const chunk = await plan();
    await save({ ...subscriber('Aann'), status: 'unsubscribed' });
    await save({ ...subscriber('Abob'), status: 'suppressed' });
    const result = await sendChunk(ports(), { ...chunk, subscriberIds: ['Aann', 'Abob', 'Acat', 'Agone'] });
    expect(result).toMatchObject({ kind: 'settled', counts: { sent: 1, skipped: 3 } });
    expect(recipients()).toEqual(['Acat']);
    expect(await ledger()).toMatchObject({
      Aann: { state: 'SKIPPED', reason: 'unsubscribed' },
      Abob: { state: 'SKIPPED', reason: 'suppressed' },
      Agone: { state: 'SKIPPED', reason: 'deleted' },
    });
  });

  it('says of whoever has changed their address since the planning that they moved', async () => {
    const chunk = await plan();
    await save({ ...subscriber('Aann'), status: 'unsubscribed', movedAt: AT });
    await sendChunk(ports(), { ...chunk, subscriberIds: ['Aann', 'Abob'] });
    expect(recipients()).toEqual(['Abob']);
    expect(await ledger()).toMatchObject({ Aann: { state: 'SKIPPED', reason: 'moved' } });
  });

  it('skips who has paused since the planning, until the pause is over', async () => {
    const chunk = await plan();
    const now = ports().now();
    await save({ ...subscriber('Aann'), pausedUntil: new Date(now.getTime() + 60_000).toISOString() });
    await save({ ...subscriber('Abob'), pausedUntil: new Date(now.getTime() - 60_000).toISOString() });
    await sendChunk(ports(), { ...chunk, subscriberIds: ['Aann', 'Abob'] });
    expect(recipients()).toEqual(['Abob']);
    expect(await ledger()).toMatchObject({ Aann: { state: 'SKIPPED', reason: 'paused' } });
  });

  it('does nothing at a second delivery of a chunk that is settled', async () => {
    const chunk = await plan();
    await sendChunk(ports(), chunk);
    expect(await sendChunk(ports(), chunk)).toMatchObject({ kind: 'settled', counts: { sent: 0, taken: 5 } });
    expect(posted).toHaveLength(5);
  });

  it('sends once when two senders have the same chunk at the same time', async () => {
    const chunk = await plan();
    const both = await Promise.all([
      sendChunk(ports({ concurrency: 3 }), chunk),
      sendChunk(ports({ concurrency: 3 }), chunk),
    ]);
    expect(recipients().toSorted()).toEqual(NAMES);
    expect(both.reduce((sum, { counts }) => sum + counts.sent, 0)).toBe(5);
    expect(new Set(Object.values(await states()))).toEqual(new Set(['SENT']));
  });

  it('fails a message that SES rejects, and goes on', async () => {
    script['Abob@example.com'] = { kind: 'rejected', code: 'MessageRejected' };
    expect(await sendChunk(ports(), await plan())).toMatchObject({
      kind: 'settled',
      counts: { sent: 4, failed: 1 },
    });
    expect((await ledger())['Abob']).toMatchObject({ state: 'FAILED', code: 'MessageRejected' });
  });

  it('fails a message that cannot be written, and goes on', async () => {
    await save({ ...subscriber('Abob'), address: 'unusable' });
    expect(await sendChunk(ports(), await plan())).toMatchObject({
      kind: 'settled',
      counts: { sent: 4, failed: 1 },
    });
    expect((await ledger())['Abob']).toMatchObject({ state: 'FAILED', code: 'UnusableAddress' });
    await save(subscriber('Abob'));
  });

  it('releases a throttled message, stops, and sends the rest at the next delivery', async () => {
    script['Acat@example.com'] = { kind: 'throttled' };
    const chunk = await plan();
    expect(await sendChunk(ports(), chunk)).toMatchObject({
      kind: 'retry',
      code: 'throttled',
      counts: { sent: 2, released: 1 },
    });
    expect(await states()).toEqual({ Aann: 'SENT', Abob: 'SENT', Acat: 'RELEASED' });

    script = {};
    expect(await sendChunk(ports(), chunk)).toMatchObject({ kind: 'settled', counts: { sent: 3, taken: 2 } });
    expect(recipients()).toEqual(['Aann', 'Abob', 'Acat', 'Acat', 'Adan', 'Aeve']);
    expect((await ledger())['Acat']).toMatchObject({ state: 'SENT', attempt: 2 });
  });

  it('never sends again what may have been sent', async () => {
    script['Abob@example.com'] = { kind: 'unknown', code: 'ECONNRESET' };
    const chunk = await plan();
    expect(await sendChunk(ports(), chunk)).toMatchObject({
      kind: 'settled',
      counts: { sent: 4, unknown: 1 },
    });
    await sendChunk(ports(), chunk);
    expect(recipients().filter((to) => to === 'Abob')).toHaveLength(1);
    expect((await ledger())['Abob']).toMatchObject({ state: 'UNKNOWN', code: 'ECONNRESET' });
  });

  it('stops when message after message becomes unknown', async () => {
    for (const name of NAMES) script[`${name}@example.com`] = { kind: 'unknown', code: 'InternalFailure' };
    expect(await sendChunk(ports(), await plan())).toMatchObject({
      kind: 'retry',
      code: 'InternalFailure',
      counts: { unknown: 3 },
    });
    expect(posted).toHaveLength(3);
  });

  it.each<[SendOutcome, string]>([
    [{ kind: 'quota-exceeded' }, 'daily-quota'],
    [{ kind: 'sending-paused' }, 'sending-paused'],
  ])(
    'pauses the issue after %j, with nothing burned, and goes on when it is resumed',
    async (outcome, reason) => {
      script['Acat@example.com'] = outcome;
      const chunk = await plan();
      expect((await sendChunk(ports(), chunk)).kind).toBe('paused');
      expect(await pauseOf()).toEqual({ reason, since: AT });
      expect(await states()).toEqual({ Aann: 'SENT', Abob: 'SENT', Acat: 'RELEASED' });

      expect((await sendChunk(ports(), chunk)).kind).toBe('paused');
      expect(posted).toHaveLength(3);

      script = {};
      queue.enqueued.length = 0;
      expect(await resumeIssue(rowPorts(), issueId)).toEqual({ kind: 'resumed', chunks: 1 });
      expect(queue.enqueued).toEqual([chunk]);
      expect((await sendChunk(ports(), chunk)).kind).toBe('settled');
      expect(await issueProgress(rowPorts(), issueId)).toMatchObject({ planned: 5, sent: 5, released: 0 });
    },
  );

  it('refuses a chunk of an issue that is not being sent', async () => {
    const chunk = { issueId, shard: 0, seq: 0, subscriberIds: ['Aann'], closesShard: true };
    await expect(sendChunk(ports(), chunk)).rejects.toThrow('is not being sent');
  });
});

describe('a sender that dies', () => {
  function failingAt(method: 'claim' | 'settle', subscriberId: string): Partial<SendChunkPorts> {
    const real = new DynamoLedger(table());
    const dying: Ledger = {
      claim: (key, claim) => real.claim(key, claim),
      skip: (key, skip) => real.skip(key, skip),
      settle: (key, settlement) => real.settle(key, settlement),
      loadMany: (...many) => real.loadMany(...many),
      pageShard: (...page) => real.pageShard(...page),
    };
    const die = async (key: { subscriberId: string }, then: () => Promise<unknown>) => {
      if (key.subscriberId === subscriberId) throw new Error('killed');
      return then();
    };
    const replaced = {
      claim: { claim: (key, claim) => die(key, () => real.claim(key, claim)) },
      settle: { settle: (key, settlement) => die(key, () => real.settle(key, settlement)) },
    } as Record<typeof method, Partial<Ledger>>;
    return { ledger: { ...dying, ...replaced[method] } };
  }

  it('before the call: the message is sent at the next delivery', async () => {
    const chunk = await plan();
    await expect(sendChunk(ports(failingAt('claim', 'Acat')), chunk)).rejects.toThrow('killed');
    expect(await sendChunk(ports(), chunk)).toMatchObject({ kind: 'settled', counts: { sent: 3, taken: 2 } });
    expect(recipients()).toEqual(NAMES);
  });

  it('after acceptance: the message is never sent again, and the claim is left for the sweep', async () => {
    const chunk = await plan();
    await expect(sendChunk(ports(failingAt('settle', 'Acat')), chunk)).rejects.toThrow('killed');
    // While the claim may be alive, the chunk stays on the queue; the others are not held up.
    expect(await sendChunk(ports(), chunk)).toMatchObject({
      kind: 'retry',
      code: 'claimed',
      counts: { sent: 2, taken: 3 },
    });

    clock = new Date(clock.getTime() + 300_001);
    expect(await sendChunk(ports(), chunk)).toMatchObject({ kind: 'settled', counts: { sent: 0, taken: 5 } });
    expect(recipients()).toEqual(NAMES);
    expect((await ledger())['Acat']).toMatchObject({ state: 'CLAIMED', attempt: 1 });
    expect(await issueProgress(rowPorts(), issueId)).toMatchObject({
      planned: 5,
      sent: 4,
      claimed: 1,
      done: false,
    });
    queue.enqueued.length = 0;
    expect(await enqueueOpenChunks(rowPorts(), (await rowPorts().records.load(issueId))!)).toBe(0);
  });

  it('while others are in hand: those are settled first', async () => {
    const chunk = await plan();
    const dying = ports({ ...failingAt('settle', 'Aann'), concurrency: 3 });
    await expect(sendChunk(dying, chunk)).rejects.toThrow('killed');
    expect(await states()).toMatchObject({ Aann: 'CLAIMED', Abob: 'SENT', Acat: 'SENT' });
  });
});

describe('issueProgress', () => {
  it('counts an issue that was not begun, and one that is half way', async () => {
    expect(await issueProgress(rowPorts(), issueId)).toMatchObject({ planned: 0, waiting: 0, done: false });
    const chunk = await plan();
    expect(await issueProgress(rowPorts(), issueId)).toMatchObject({ planned: 5, waiting: 5, done: false });

    await save({ ...subscriber('Aann'), status: 'unsubscribed' });
    script = {
      'Abob@example.com': { kind: 'rejected', code: 'MessageRejected' },
      'Acat@example.com': { kind: 'unknown', code: 'ECONNRESET' },
      'Adan@example.com': { kind: 'throttled' },
    };
    await sendChunk(ports(), chunk);
    expect(await issueProgress(rowPorts(), issueId)).toEqual({
      planned: 5,
      waiting: 1,
      claimed: 0,
      released: 1,
      sent: 0,
      failed: 1,
      skipped: 1,
      unknown: 1,
      held: 0,
      failedBy: { MessageRejected: 1 },
      skippedBy: { unsubscribed: 1 },
      releasedBy: { throttled: 1 },
      resent: 0,
      doubles: 0,
      feedback: { delivered: 0, bounced: 0, withheld: 0, softBounced: 0, complained: 0, rejected: 0 },
      changedAt: AT,
      done: false,
    });
    expect(await enqueueOpenChunks(rowPorts(), (await rowPorts().records.load(issueId))!)).toBe(1);
  });
});
