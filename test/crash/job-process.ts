import { createHandler } from '../../lambdas/sweep.ts';
import { connectAccount } from '../../src/aws/connect-account.ts';
import { connectSweeper } from '../../src/aws/connect-sweeper.ts';
import { connectTable } from '../../src/aws/connect-table.ts';
import { DynamoChunkStore } from '../../src/aws/dynamo-chunk-store.ts';
import { DynamoIssueRecords } from '../../src/aws/dynamo-issue-records.ts';
import { DynamoSubscriberStore } from '../../src/aws/dynamo-subscriber-store.ts';
import { SweepEnv } from '../../src/aws/sweep-env.ts';
import type { ChunkQueue } from '../../src/delivery/chunk-queue.ts';
import type { Chunk } from '../../src/delivery/chunk.ts';
import { planIssue } from '../../src/delivery/plan-issue.ts';

/** The entry of a process that plans an issue, or sweeps. Its queue is the parent's, which outlives it as SQS would. */
export type JobMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'enqueue'; readonly id: number; readonly chunks: readonly Chunk[] }
  | { readonly kind: 'ended'; readonly result: string };

const waiting = new Map<number, () => void>();
process.on('message', (id: number) => waiting.get(id)?.());
process.on('disconnect', () => process.exit());

let calls = 0;
const queue: ChunkQueue = {
  enqueue: (chunks) =>
    new Promise((resolve) => {
      const id = calls++;
      waiting.set(id, resolve);
      tell({ kind: 'enqueue', id, chunks });
    }),
};

tell({ kind: 'ready' });
const issueId = process.env['ISSUE_ID'];
tell({ kind: 'ended', result: issueId === undefined ? await sweep() : await plan(issueId) });
process.disconnect();

async function plan(id: string): Promise<string> {
  const { TABLE_NAME, LOCAL_DYNAMODB_URL, LOCAL_SES_URL } = SweepEnv.parse(process.env);
  const table = connectTable({ tableName: TABLE_NAME, localUrl: LOCAL_DYNAMODB_URL });
  const ports = {
    records: new DynamoIssueRecords(table),
    subscribers: new DynamoSubscriberStore(table),
    chunks: new DynamoChunkStore(table),
    account: connectAccount(LOCAL_SES_URL),
    queue,
    now: () => new Date(),
  };
  return (await planIssue(ports, id)).kind;
}

async function sweep(): Promise<string> {
  await createHandler(connectSweeper(SweepEnv.parse(process.env), queue, () => {}))();
  return 'swept';
}

function tell(message: JobMessage): void {
  process.send?.(message);
}
