import { describe, expect, it } from '@jest/globals';
import { createHandler, handler } from '../../lambdas/send-chunk.ts';
import type { IssueRecord } from '../../src/delivery/issue-record.ts';
import type { SendChunkPorts } from '../../src/delivery/send-chunk.ts';
import type { SendOutcome } from '../../src/email/mailer.ts';
import { sqsEvent } from '../../src/local/sqs-event.ts';
import { UNLIMITED_RATE } from '../support/unlimited-rate.ts';

const AT = '2025-06-10T06:00:00.000Z';
const record: IssueRecord = {
  meta: {
    id: '2025-06-10',
    revision: 1,
    contentHash: 'c',
    subject: '',
    preheader: '',
    from: 'd@example.com',
    publishedAt: AT,
  },
  stage: { kind: 'sending', since: AT, planned: 1, queue: { kind: 'filled' } },
  version: 1,
};

function portsWith(outcome: SendOutcome): SendChunkPorts {
  return {
    records: { load: async () => record, save: async () => 'saved' },
    subscribers: {
      loadMany: async (ids) =>
        ids.map((id) => ({ id, address: 'ann@example.com', status: 'confirmed', since: AT })),
    },
    ledger: {
      claim: async () => ({ kind: 'claimed', attempt: 1 }),
      skip: async () => ({ kind: 'skipped' }),
      settle: async () => 'settled',
      loadMany: async () => [],
    },
    brakes: { countAttempts: async (_issueId, counts) => counts },
    mailer: { send: async () => outcome },
    writerFor: async () => () => Buffer.from('x'),
    linkKeys: { current: 'a', secrets: { a: 's'.repeat(32) } },
    ...UNLIMITED_RATE,
    now: () => new Date(AT),
    newClaimId: () => 'c1',
    concurrency: 1,
    claimMs: 1,
  };
}

const CHUNK = { issueId: '2025-06-10', shard: 3, seq: 1, subscriberIds: ['Dann'], closesShard: true };
const eventOf = (...bodies: string[]) => ({
  Records: bodies.flatMap((body, index) => sqsEvent({ id: `m${index}`, body, receives: 2 }).Records),
});

function run(outcome: SendOutcome, ...bodies: string[]) {
  const lines: [string, object][] = [];
  const log = (event: string, facts: object) => void lines.push([event, facts]);
  return createHandler(portsWith(outcome), log)(eventOf(...bodies)).then((response) => ({ response, lines }));
}

describe('the SendChunk Lambda', () => {
  it('lets go of a chunk that is settled, and logs what it did without an address', async () => {
    const { response, lines } = await run({ kind: 'sent', messageId: 'm' }, JSON.stringify(CHUNK));
    expect(response).toEqual({ batchItemFailures: [] });
    const counts = { sent: 1, failed: 0, skipped: 0, unknown: 0, released: 0, taken: 0 };
    expect(lines).toEqual([
      [
        'chunk.send.finished',
        { issueId: '2025-06-10', shard: 3, seq: 1, delivery: 2, kind: 'settled', ...counts },
      ],
    ]);
  });

  it('asks for another delivery of a chunk with something left, and says why', async () => {
    const { response, lines } = await run({ kind: 'throttled' }, JSON.stringify(CHUNK));
    expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] });
    expect(lines[0]?.[1]).toMatchObject({ kind: 'retry', code: 'throttled', released: 1 });
  });

  function redelivering(takesAfresh: boolean) {
    const soon: string[] = [];
    const afresh: [string, number][] = [];
    return {
      soon: async ({ messageId }: { messageId: string }) => void soon.push(messageId),
      afresh: async ({ messageId }: { messageId: string }, waitMs: number) => {
        afresh.push([messageId, waitMs]);
        return takesAfresh;
      },
      calls: { soon, afresh },
    };
  }

  it('is soon given again what was throttled or failed', async () => {
    const redelivery = redelivering(true);
    const event = eventOf(JSON.stringify(CHUNK), '{');
    await createHandler(portsWith({ kind: 'throttled' }), () => {}, redelivery)(event);
    expect(redelivery.calls).toEqual({ soon: ['m0', 'm1'], afresh: [] });
  });

  it.each([
    ['puts what waits for its turn on the queue afresh, and lets go of it', true, [], []],
    ['keeps it, and asks for it soon, when that fails', false, [{ itemIdentifier: 'm0' }], ['m0']],
  ])('%s', async (_title, takesAfresh, batchItemFailures, soon) => {
    const redelivery = redelivering(takesAfresh);
    const freeAt = Date.parse(AT) + 100_000;
    const tooFar = { ...UNLIMITED_RATE.rate, reserve: async () => ({ kind: 'too-far', freeAt }) as const };
    const ports = { ...portsWith({ kind: 'throttled' }), rate: tooFar };
    const handle = createHandler(ports, () => {}, redelivery);
    expect(await handle(eventOf(JSON.stringify(CHUNK)))).toEqual({ batchItemFailures });
    expect(redelivery.calls).toEqual({ soon, afresh: [['m0', 75_000]] });
  });

  it('lets go of a chunk of a paused issue, because resuming brings it back', async () => {
    const { response } = await run({ kind: 'quota-exceeded' }, JSON.stringify(CHUNK));
    expect(response).toEqual({ batchItemFailures: [] });
  });

  it.each([
    ['no JSON', '{'],
    ['no chunk', '{}'],
    ['a chunk with something else in it', JSON.stringify({ ...CHUNK, extra: 1 })],
  ])('reports %s, and sends the other chunks of the event', async (_what, body) => {
    const { response, lines } = await run({ kind: 'sent', messageId: 'm' }, body, JSON.stringify(CHUNK));
    expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] });
    expect(lines.map(([event]) => event)).toEqual(['chunk.send.failed', 'chunk.send.finished']);
  });

  it('reserves no slots beyond the time that Lambda leaves it, less what the last message may take', async () => {
    const asked: (number | undefined)[] = [];
    const reserve = async ({ latest }: { latest?: number | undefined }) => {
      asked.push(latest);
      return { kind: 'too-far', freeAt: 0 } as const;
    };
    const ports = {
      ...portsWith({ kind: 'sent', messageId: 'm' }),
      rate: { ...UNLIMITED_RATE.rate, reserve },
    };
    const handle = createHandler(ports, () => {});
    const event = eventOf(JSON.stringify(CHUNK));
    expect(await handle(event, { getRemainingTimeInMillis: () => 90_000 })).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm0' }],
    });
    await handle(event);
    expect(asked).toEqual([Date.parse(AT) + 70_000, undefined]);
  });

  it('names the setting that is missing, and fails before it touches a message', async () => {
    await expect(async () => handler(eventOf(JSON.stringify(CHUNK)))).rejects.toThrow('TABLE_NAME');
  });
});
