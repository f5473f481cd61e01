import type { ChunkQueue } from '../delivery/chunk-queue.ts';
import type { Log } from '../delivery/log.ts';
import type { TickPorts } from '../delivery/run-tick.ts';
import { connectAccount } from './connect-account.ts';
import { connectComposer, type ComposerFolders } from './connect-composer.ts';
import { connectStores } from './connect-stores.ts';
import { connectTable } from './connect-table.ts';
import type { PlanEnv } from './plan-env.ts';
import { SqsChunkQueue } from './sqs-chunk-queue.ts';

/** What a local system has in its own process and in folders. */
export interface LocalPlanning {
  readonly queue: ChunkQueue;
  readonly folders: ComposerFolders;
}

/**
 * All that a tick of the schedule needs: what composing does, the subscribers, and the queue.
 *
 * @throws Error if newsletter.yaml or the templates cannot be read, or a bucket or the queue is missing
 */
export async function connectPlanner(env: PlanEnv, log: Log, local?: LocalPlanning): Promise<TickPorts> {
  const table = connectTable({ tableName: env.TABLE_NAME, localUrl: env.LOCAL_DYNAMODB_URL });
  return {
    ...(await connectComposer(env, log, local?.folders)),
    ...connectStores(table),
    queue: local?.queue ?? queueOf(env),
    account: connectAccount(env.LOCAL_SES_URL),
  };
}

function queueOf({ CHUNK_QUEUE_URL }: PlanEnv): SqsChunkQueue {
  if (CHUNK_QUEUE_URL === undefined)
    throw new Error('CHUNK_QUEUE_URL is not set. Set it to the URL of the queue that senders take from.');
  return new SqsChunkQueue(CHUNK_QUEUE_URL);
}
