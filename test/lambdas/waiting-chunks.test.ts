import { describe, expect, it } from '@jest/globals';
import { createHandler } from '../../lambdas/send-chunk.ts';
import type { Redelivery } from '../../src/aws/sqs-redelivery.ts';
import { SharedRate } from '../../src/delivery/shared-rate.ts';
import type { SendChunkPorts } from '../../src/delivery/send-chunk.ts';
import { SesLimits } from '../../src/local/ses-limits.ts';
import { sqsEvent } from '../../src/local/sqs-event.ts';
import { MemoryLedger } from '../delivery/memory-ledger.ts';
import { MemoryRateStore } from '../delivery/memory-rate-store.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

// As lib/sending.ts has them.
const LAMBDA_MS = 120_000;
/** What has gone by when the handler asks for the time that is left. */
const STARTED_MS = 400;
const VISIBILITY_MS = 720_000;
const DELIVERIES = 10;

const START = Date.parse('2025-06-10T06:00:00.000Z');
const AT = '2025-06-10T06:00:00.000Z';
const ISSUE = '2025-06-10';

interface Setting {
  readonly perSecond: number;
  readonly share: number;
  readonly senders: number;
  readonly chunks: number;
  /** SES throttles everything between these, in seconds from the start. */
  readonly throttled?: readonly [from: number, to: number];
}

interface Waiting {
  readonly id: string;
  readonly body: string;
  receives: number;
  visibleAt: number;
}

/** SQS with its trigger and as many senders, on a clock of their own, until the queue is empty. */
async function sendIssue({ perSecond, share, senders, chunks, throttled = [-1, -1] }: Setting) {
  const clock = new VirtualClock(START);
  const limits = new SesLimits({ maxSendRate: perSecond, max24HourSend: -1 });
  const store = new MemoryRateStore();
  const ledger = new MemoryLedger();
  const sentAt: number[] = [];
  const counts = { deadLetters: 0, deliveries: 0, enqueued: 0 };

  const [from, to] = throttled.map((seconds) => START + seconds * 1_000) as [number, number];
  const isBad = (time: number) => time >= from && time < to;
  const send = async () => {
    const isTaken = !isBad(clock.time) && limits.take(clock.time) === 'accepted';
    if (isTaken) sentAt.push(clock.time);
    await clock.wait(50);
    return isTaken ? ({ kind: 'sent', messageId: 'm' } as const) : ({ kind: 'throttled' } as const);
  };
  const meta = {
    id: ISSUE,
    revision: 1,
    contentHash: 'c',
    subject: '',
    preheader: '',
    from: '',
    publishedAt: AT,
  };
  const stage = { kind: 'sending', since: AT, planned: 0, queue: { kind: 'filled' } } as const;
  const newPorts = (): SendChunkPorts => ({
    records: { load: async () => ({ meta, stage, version: 1 }), save: async () => 'saved' },
    subscribers: {
      loadMany: async (ids) =>
        ids.map((id) => ({ id, address: 'ann@example.com', status: 'confirmed' as const, since: AT })),
    },
    ledger,
    brakes: { countAttempts: async (_issueId, more) => more },
    mailer: { send },
    writerFor: async () => () => Buffer.from('x'),
    linkKeys: { current: 'a', secrets: { a: 's'.repeat(32) } },
    rate: new SharedRate({
      store,
      account: { loadQuota: async () => ({ maxSendRate: perSecond, max24HourSend: -1, sentLast24Hours: 0 }) },
      now: clock.now,
      share,
    }),
    wait: clock.wait,
    now: clock.now,
    newClaimId: () => 'c',
    concurrency: 25,
    claimMs: 300_000,
  });

  const queue = new Map<string, Waiting>();
  const put = (body: string, visibleAt: number) => {
    const id = `m${counts.enqueued++}`;
    queue.set(id, { id, body, receives: 0, visibleAt });
  };
  const redelivery: Redelivery = {
    soon: async ({ messageId, attributes }) => {
      const seconds = Math.min(300, 10 * 2 ** (Number(attributes.ApproximateReceiveCount) - 1));
      queue.get(messageId)!.visibleAt = clock.time + seconds * 1_000;
    },
    afresh: async ({ body }, waitMs) => {
      put(body, clock.time + Math.min(900_000, Math.max(1_000, waitMs)));
      return true;
    },
  };
  for (let seq = 0; seq < chunks; seq++) {
    const subscriberIds = Array.from({ length: 50 }, (_, n) => `A${seq}-${n}`);
    put(JSON.stringify({ issueId: ISSUE, shard: 0, seq, subscriberIds, closesShard: false }), START);
  }
  const receive = () => {
    const visible = [...queue.values()].filter(({ visibleAt }) => visibleAt <= clock.time);
    const message = visible[(counts.deliveries * 7) % visible.length];
    if (message && message.receives === DELIVERIES) {
      queue.delete(message.id);
      counts.deadLetters += 1;
      return undefined;
    }
    return message;
  };
  const work = async () => {
    const handle = createHandler(newPorts(), () => {}, redelivery);
    while (queue.size > 0) {
      const message = receive();
      if (!message) {
        await clock.wait(500);
        continue;
      }
      counts.deliveries += 1;
      message.receives += 1;
      message.visibleAt = clock.time + VISIBILITY_MS;
      const until = clock.time + LAMBDA_MS;
      const event = sqsEvent({ id: message.id, body: message.body, receives: message.receives });
      const answer = await handle(event, { getRemainingTimeInMillis: () => until - STARTED_MS - clock.time });
      if (answer.batchItemFailures.length === 0) queue.delete(message.id);
      await clock.wait(20);
    }
  };
  await clock.run(Promise.all(Array.from({ length: senders }, work)));
  return { ...counts, sentAt };
}

/** What was sent of what the senders were allowed until the last message. */
function usedShare({ perSecond, share }: Setting, sentAt: readonly number[]): number {
  const seconds = (sentAt.at(-1)! - START) / 1_000;
  return sentAt.length / (seconds * perSecond * share);
}

describe('chunks that wait for their turn', () => {
  it.each<[string, Setting]>([
    ['the senders of the default', { perSecond: 14, share: 0.8, senders: 10, chunks: 60 }],
    ['more senders than turns within their time', { perSecond: 14, share: 0.8, senders: 25, chunks: 80 }],
    ['many more', { perSecond: 14, share: 0.8, senders: 50, chunks: 80 }],
    ['a third of the rate', { perSecond: 14, share: 0.33, senders: 10, chunks: 40 }],
    ['a small account', { perSecond: 5, share: 0.8, senders: 10, chunks: 30 }],
    [
      'a share at which no chunk fits into a sender’s time',
      { perSecond: 14, share: 0.03, senders: 10, chunks: 10 },
    ],
    ['the smallest share of the sandbox', { perSecond: 1, share: 0.01, senders: 2, chunks: 1 }],
  ])('use their share whole and are never given up on: %s', async (_name, setting) => {
    const { sentAt, deadLetters } = await sendIssue(setting);
    const used = usedShare(setting, sentAt);
    expect([sentAt.length, deadLetters]).toEqual([setting.chunks * 50, 0]);
    expect(used).toBeGreaterThanOrEqual(0.95);
    expect(used).toBeLessThanOrEqual(1.03);
  });

  it.each([10, 25])('come through 15 s of throttling, %d senders at work', async (senders) => {
    const setting = { perSecond: 14, share: 0.8, senders, chunks: 100, throttled: [60, 75] } as const;
    const { sentAt, deadLetters } = await sendIssue(setting);
    expect([sentAt.length, deadLetters]).toEqual([5_000, 0]);
    expect(usedShare(setting, sentAt)).toBeGreaterThanOrEqual(0.95);
  });
});
