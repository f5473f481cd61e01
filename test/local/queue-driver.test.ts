import { describe, expect, it } from '@jest/globals';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { QueueDriver, type QueueDriverOptions } from '../../src/local/queue-driver.ts';

const chunk = (seq: number) => ({
  issueId: '2025-06-10',
  shard: 0,
  seq,
  subscriberIds: ['A'],
  closesShard: false,
});
const seqOf = (record: SQSRecord | undefined) => (JSON.parse(record!.body) as { seq: number }).seq;

/** A driver whose clock goes on by 10 ms with every look at it. */
function driverOf(
  handle: (record: SQSRecord) => Promise<'done' | 'failed'>,
  options: Partial<QueueDriverOptions> = {},
) {
  let time = 0;
  const handler = async ({ Records }: SQSEvent) => {
    const record = Records[0]!;
    const failed = (await handle(record)) === 'failed';
    return { batchItemFailures: failed ? [{ itemIdentifier: record.messageId }] : [] };
  };
  return new QueueDriver({
    handler,
    visibilityMs: 30,
    maxReceives: 5,
    concurrency: 2,
    clock: () => (time += 10),
    ...options,
  });
}

describe('QueueDriver', () => {
  it('delivers every message once, as an event of SQS', async () => {
    const seen: SQSRecord[] = [];
    const driver = driverOf(async (record) => {
      seen.push(record);
      return 'done';
    });
    await driver.enqueue([chunk(0), chunk(1), chunk(2)]);
    await driver.drain();
    expect(seen.map(seqOf)).toEqual([0, 1, 2]);
    expect(seen[0]).toMatchObject({ eventSource: 'aws:sqs', attributes: { ApproximateReceiveCount: '1' } });
  });

  it.each([
    ['reports it', async () => 'failed' as const],
    ['throws', async () => Promise.reject(new Error('broken'))],
  ])('delivers a message again when the handler %s, counting', async (_how, fail) => {
    const counts: string[] = [];
    const driver = driverOf(async (record) => {
      counts.push(record.attributes.ApproximateReceiveCount);
      return counts.length < 3 ? fail() : 'done';
    });
    await driver.enqueue([chunk(0)]);
    await driver.drain();
    expect(counts).toEqual(['1', '2', '3']);
    expect(driver.deadLetters).toEqual([]);
  });

  it('puts aside what fails every time, and goes on with the rest', async () => {
    const seen: number[] = [];
    const driver = driverOf(
      async (record) => {
        seen.push(seqOf(record));
        return seqOf(record) === 0 ? 'failed' : 'done';
      },
      { maxReceives: 2 },
    );
    await driver.enqueue([chunk(0), chunk(1)]);
    await driver.drain();
    expect(seen.toSorted()).toEqual([0, 0, 1]);
    expect(driver.deadLetters.map(({ body }) => (JSON.parse(body) as { seq: number }).seq)).toEqual([0]);
  });

  it('delivers a message again while the first delivery takes longer than it is hidden', async () => {
    let finishFirst = () => {};
    const first = new Promise<void>((resolve) => (finishFirst = resolve));
    const counts: string[] = [];
    const driver = driverOf(async (record) => {
      counts.push(record.attributes.ApproximateReceiveCount);
      if (counts.length === 1) await first;
      else finishFirst();
      return 'done';
    });
    await driver.enqueue([chunk(0)]);
    await driver.drain();
    expect(counts).toEqual(['1', '2']);
  });

  it('brings a reported message back sooner than one of which nothing was heard', async () => {
    let deliveries = 0;
    let looks = 0;
    const driver = driverOf(async () => (++deliveries < 2 ? 'failed' : 'done'), {
      visibilityMs: 1_000_000,
      retryMs: 20,
      clock: () => (looks += 10),
    });
    await driver.enqueue([chunk(0)]);
    await driver.drain();
    expect([deliveries, looks < 1_000]).toEqual([2, true]);
  });

  it('begins nothing more once it is stopped, and waits for what was begun', async () => {
    const seen: number[] = [];
    const driver = driverOf(
      async (record) => {
        void driver.stop();
        await new Promise((resolve) => setImmediate(resolve));
        seen.push(seqOf(record));
        return 'done';
      },
      { concurrency: 1 },
    );
    await driver.enqueue([chunk(0), chunk(1)]);
    await driver.drain();
    expect(seen).toEqual([0]);
  });
});
