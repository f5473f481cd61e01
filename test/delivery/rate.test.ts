import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Chunk } from '../../src/delivery/chunk.ts';
import type { IssueRecord } from '../../src/delivery/issue-record.ts';
import { sendChunk, type ChunkResult, type SendChunkPorts } from '../../src/delivery/send-chunk.ts';
import { SharedRate } from '../../src/delivery/shared-rate.ts';
import type { SendOutcome } from '../../src/email/mailer.ts';
import { SesLimits } from '../../src/local/ses-limits.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { MemoryRateStore } from './memory-rate-store.ts';

const START = Date.parse('2025-06-10T06:00:00.000Z');
const SHARE = 0.8;
const LEDGER_MS = 5;

const record: IssueRecord = {
  meta: {
    id: '2025-06-10',
    revision: 1,
    contentHash: 'c',
    subject: '',
    preheader: '',
    from: '',
    publishedAt: '',
  },
  stage: { kind: 'sending', since: '', planned: 0, queue: { kind: 'filled' } },
  version: 1,
};

const chunkOf = (seq: number): Chunk => ({
  issueId: '2025-06-10',
  shard: 0,
  seq,
  subscriberIds: Array.from({ length: 50 }, (_, n) => `A${seq}-${n}`),
  closesShard: false,
});

interface WorldOptions {
  readonly maxSendRate: number;
  /** How long SES takes, by the number of the message. */
  readonly sesMs?: (message: number) => number;
  readonly answer?: (time: number) => SendOutcome | undefined;
}

/** Senders in a world with a clock of its own: they share a table and an SES that counts as the stand-in does. */
function newWorld({ maxSendRate, sesMs = (n) => 40 + ((n * 7) % 20), answer }: WorldOptions) {
  const clock = new VirtualClock(START);
  const limits = new SesLimits({ maxSendRate, max24HourSend: -1 });
  const store = new MemoryRateStore();
  const accepted: number[] = [];
  let throttled = 0;
  let messages = 0;

  const send = async (): Promise<SendOutcome> => {
    const told = answer?.(clock.time);
    const outcome =
      told ??
      (limits.take(clock.time) === 'accepted' ? { kind: 'sent', messageId: '' } : { kind: 'throttled' });
    if (outcome.kind === 'throttled') throttled += 1;
    else accepted.push(clock.time);
    await clock.wait(sesMs(messages++));
    return outcome;
  };
  const later = async <Answer>(value: Answer): Promise<Answer> => {
    await clock.wait(LEDGER_MS);
    return value;
  };
  const newSender = (changes: Partial<SendChunkPorts> = {}): SendChunkPorts => ({
    records: { load: () => later(record), save: async () => 'saved' },
    subscribers: {
      loadMany: (ids) =>
        later(ids.map((id) => ({ id, address: 'ann@example.com', status: 'confirmed' as const, since: '' }))),
    },
    ledger: {
      claim: () => later({ kind: 'claimed', attempt: 1 } as const),
      skip: () => later({ kind: 'skipped' } as const),
      settle: () => later('settled' as const),
      loadMany: () => later([]),
    },
    brakes: { countAttempts: async (_issueId, counts) => counts },
    mailer: { send },
    writerFor: async () => () => Buffer.from('x'),
    linkKeys: { current: 'a', secrets: { a: 's'.repeat(32) } },
    rate: new SharedRate({
      store,
      account: { loadQuota: async () => ({ maxSendRate, max24HourSend: -1, sentLast24Hours: 0 }) },
      now: clock.now,
      share: SHARE,
    }),
    wait: clock.wait,
    now: clock.now,
    newClaimId: () => 'c',
    // One sender alone must have a whole chunk on its way to use 400 a second at 60 ms each.
    concurrency: 50,
    claimMs: 300_000,
    ...changes,
  });
  return { clock, accepted, newSender, throttled: () => throttled };
}

/** Each sender takes a chunk after the other, as Lambda gives them. Retried chunks come back at the end. */
async function sendAll(senders: readonly SendChunkPorts[], chunks: Chunk[]): Promise<ChunkResult[]> {
  const results: ChunkResult[] = [];
  await Promise.all(
    senders.map(async (sender) => {
      for (let chunk = chunks.shift(); chunk; chunk = chunks.shift()) {
        const result = await sendChunk(sender, chunk);
        results.push(result);
        if (result.kind === 'retry') chunks.push(chunk);
      }
    }),
  );
  return results;
}

const chunksOf = (count: number) => Array.from({ length: count }, (_, seq) => chunkOf(seq));

/** Of what the senders were allowed between the first and the last message, how much they used. */
function usedShare(accepted: readonly number[], maxSendRate: number): number {
  const seconds = (accepted.at(-1)! - accepted[0]!) / 1_000;
  return (accepted.length - 1) / (seconds * maxSendRate * SHARE);
}

describe('senders that share a rate', () => {
  const cases = [14, 200, 500].flatMap((rate) => [1, 2, 3, 4].map((senders) => [rate, senders] as const));

  it.each(cases)(
    'of %d a second, %d at work: use all of their share, and are never throttled',
    async (rate, count) => {
      const { clock, accepted, newSender, throttled } = newWorld({ maxSendRate: rate });
      const chunks = Math.max(12, Math.ceil((rate * SHARE * 20) / 50));
      await clock.run(
        sendAll(
          Array.from({ length: count }, () => newSender()),
          chunksOf(chunks),
        ),
      );

      expect(accepted).toHaveLength(chunks * 50);
      expect(throttled()).toBe(0);
      // What they made good at the very start is all that they can be above it.
      const used = usedShare(accepted, rate);
      expect({ used, isRight: used >= 0.97 && used <= 1.01 }).toEqual({ used, isRight: true });
    },
  );

  it('of which each is slower than all are allowed to be: use all of their share together', async () => {
    const { clock, accepted, newSender, throttled } = newWorld({ maxSendRate: 200 });
    // Five at a time, 60 ms each: about 83 a second, of 160 that they may send together.
    const slow = Array.from({ length: 4 }, () => newSender({ concurrency: 5 }));
    await clock.run(sendAll(slow, chunksOf(80)));
    expect([accepted.length, throttled()]).toEqual([4_000, 0]);
    expect(usedShare(accepted.slice(500, -200), 200)).toBeGreaterThan(0.97);
  });

  it('come and go without anybody noticing', async () => {
    const { clock, accepted, newSender, throttled } = newWorld({ maxSendRate: 200 });
    const chunks = chunksOf(60);
    const late = async (ms: number) => {
      await clock.wait(ms);
      await sendAll([newSender()], chunks);
    };
    await clock.run(Promise.all([sendAll([newSender()], chunks), late(1_000), late(3_000)]));
    expect([accepted.length, throttled()]).toEqual([3_000, 0]);
    expect(usedShare(accepted, 200)).toBeGreaterThan(0.97);
  });

  it('are never throttled, however long some answers take', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(14, 200, 500),
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.nat({ max: 3_000 }), { minLength: 5, maxLength: 5 }),
        async (rate, count, latencies) => {
          const sesMs = (n: number) => (n % 11 === 0 ? latencies[n % 5]! : 30);
          const { clock, accepted, newSender, throttled } = newWorld({ maxSendRate: rate, sesMs });
          await clock.run(
            sendAll(
              Array.from({ length: count }, () => newSender()),
              chunksOf(6),
            ),
          );
          expect([accepted.length, throttled()]).toEqual([300, 0]);
        },
      ),
      { seed: 4, numRuns: 15 },
    );
  });

  it('slow down when SES throttles all the same, send everything, and are at full speed half a minute later', async () => {
    const isBad = (time: number) => time > START + 5_000 && time < START + 9_000;
    const answer = (time: number) => (isBad(time) ? ({ kind: 'throttled' } as const) : undefined);
    const { clock, accepted, newSender, throttled } = newWorld({ maxSendRate: 200, answer });
    // No ledger keeps the messages of a retried chunk from going out again here: what counts is the pace.
    await clock.run(sendAll([newSender(), newSender()], chunksOf(170)));

    const perSecond = (from: number, to: number) =>
      accepted.filter((time) => time >= START + from && time < START + to).length / ((to - from) / 1_000);
    expect(perSecond(1_000, 5_000)).toBeCloseTo(160, -1);
    // At full speed there would have been 640.
    expect(throttled()).toBeLessThan(100);
    expect(perSecond(9_000, 12_000)).toBeLessThan(80);
    expect(perSecond(42_000, 52_000)).toBeCloseTo(160, -1);
  });
});

describe('a sender whose turn would come too late', () => {
  it('returns the chunk without having claimed anybody', async () => {
    const { clock, accepted, newSender } = newWorld({ maxSendRate: 14 });
    const claimed: string[] = [];
    const sender = newSender({
      ledger: {
        claim: async ({ subscriberId }) => {
          claimed.push(subscriberId);
          return { kind: 'claimed', attempt: 1 };
        },
        skip: async () => ({ kind: 'skipped' }),
        settle: async () => 'settled',
        loadMany: async () => [],
      },
    });
    // 11.2 a second: five seconds are given away.
    await clock.run(newSender().rate.reserve({ slots: 56 }));
    const until = new Date(START + 20_000 + 5_000);
    const result = await clock.run(sendChunk(sender, chunkOf(0), until));
    expect(result).toMatchObject({ kind: 'retry', code: 'rate-slots', waitMs: expect.any(Number) });
    expect([claimed, accepted]).toEqual([[], []]);
    expect(await clock.run(sendChunk(sender, chunkOf(0), new Date(START + 20_000 + 10_000)))).toMatchObject({
      kind: 'settled',
      counts: { sent: 50 },
    });
  });

  it('sends what fits into its time, and gives the rest back with the time when to come again', async () => {
    const { clock, accepted, newSender } = newWorld({ maxSendRate: 1 });
    const result = await clock.run(sendChunk(newSender(), chunkOf(0), new Date(START + 20_000 + 30_000)));
    // 0.8 a second for 30 seconds, the first slot in the past by what may be made good.
    expect(result).toMatchObject({ kind: 'retry', code: 'rate-slots', counts: { sent: 24 } });
    expect(accepted).toHaveLength(24);
  });

  it('gives no slots to those of the chunk who have their message, or may have it', async () => {
    const { clock, accepted, newSender } = newWorld({ maxSendRate: 14 });
    const { subscriberIds } = chunkOf(0);
    const entry = { state: 'SENT', attempt: 1, at: '', messageId: 'm' } as const;
    const known = subscriberIds.slice(2).map((subscriberId) => ({ subscriberId, entry }));
    const sender = newSender();
    const ledger = { ...sender.ledger, loadMany: async () => known };
    const result = await clock.run(sendChunk({ ...sender, ledger }, chunkOf(0)));
    expect(result).toMatchObject({ kind: 'settled', counts: { sent: 2, taken: 48 } });
    expect([accepted.length, clock.time < START + 1_000]).toEqual([2, true]);
  });

  it('sees a pause that came while it waited', async () => {
    const { clock, accepted, newSender } = newWorld({ maxSendRate: 14 });
    const pause = { reason: 'operator', since: '' } as const;
    const load = async () => (clock.time < START + 1_000 ? record : { ...record, pause });
    const second = newSender({ records: { load, save: async () => 'saved' } });
    const [, result] = await clock.run(
      Promise.all([
        sendChunk(newSender(), chunkOf(0)),
        clock.wait(100).then(() => sendChunk(second, chunkOf(1))),
      ]),
    );
    expect(result.kind).toBe('paused');
    expect(accepted).toHaveLength(50);
  });
});
