import type { SQSEvent } from 'aws-lambda';
import { createHandler } from '../lambdas/send-chunk.ts';
import { connectSender } from '../src/aws/connect-sender.ts';
import { SendChunkEnv } from '../src/aws/send-chunk-env.ts';
import type { SendChunkPorts } from '../src/delivery/send-chunk.ts';

/** The entry of a process that sends one chunk at a time, as one Lambda does. */
export interface SenderAnswer {
  readonly isRetry: boolean;
  /** Messages that SES has throttled, and others that were surely not sent. */
  readonly released: number;
}

// Two cores cannot hold DynamoDB, SES and four senders at 400 messages a second. With a ledger and subscribers in
// memory, what is left is what is measured: reserving in the table, pacing, and calling SES.
const IN_MEMORY: Pick<SendChunkPorts, 'ledger' | 'brakes' | 'subscribers'> = {
  ledger: {
    claim: async () => ({ kind: 'claimed', attempt: 1 }),
    skip: async () => ({ kind: 'skipped' }),
    settle: async () => 'settled',
    loadMany: async () => [],
  },
  brakes: { countAttempts: async (_issueId, counts) => counts },
  subscribers: {
    loadMany: async (ids) =>
      ids.map((id) => ({ id, address: `${id}@readers.test`, status: 'confirmed', since: '' })),
  },
};

const ports = connectSender(SendChunkEnv.parse(process.env));
let released = 0;
const handler = createHandler(
  process.env['LEDGER'] === 'table' ? ports : { ...ports, ...IN_MEMORY },
  (_event, facts) => {
    released += Number(facts['released'] ?? 0);
  },
);

process.on('message', (event: SQSEvent) => {
  released = 0;
  void handler(event).then(({ batchItemFailures }) => {
    const answer: SenderAnswer = { isRetry: batchItemFailures.length > 0, released };
    process.send?.(answer);
  });
});
process.on('disconnect', () => process.exit());
