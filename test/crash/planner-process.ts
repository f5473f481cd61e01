import { connectTable } from '../../src/aws/connect-table.ts';
import { DynamoChunkStore } from '../../src/aws/dynamo-chunk-store.ts';
import { DynamoIssueRecords } from '../../src/aws/dynamo-issue-records.ts';
import { DynamoSubscriberStore } from '../../src/aws/dynamo-subscriber-store.ts';
import type { ChunkQueue } from '../../src/delivery/chunk-queue.ts';
import type { Chunk } from '../../src/delivery/chunk.ts';
import { planIssue } from '../../src/delivery/plan-issue.ts';

/** The entry of a process that plans one issue. Its queue is the parent's, which outlives it as SQS would. */
export type PlannerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'enqueue'; readonly id: number; readonly chunks: readonly Chunk[] }
  | { readonly kind: 'planned'; readonly result: string };

const { TABLE_NAME = '', LOCAL_DYNAMODB_URL, ISSUE_ID = '' } = process.env;

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

const table = connectTable({ tableName: TABLE_NAME, localUrl: LOCAL_DYNAMODB_URL });
tell({ kind: 'ready' });
const plan = await planIssue(
  {
    records: new DynamoIssueRecords(table),
    subscribers: new DynamoSubscriberStore(table),
    chunks: new DynamoChunkStore(table),
    queue,
    now: () => new Date(),
  },
  ISSUE_ID,
);
tell({ kind: 'planned', result: plan.kind });
process.disconnect();

function tell(message: PlannerMessage): void {
  process.send?.(message);
}
