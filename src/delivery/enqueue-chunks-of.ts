import type { Chunk } from './chunk.ts';
import type { ChunkQueue } from './chunk-queue.ts';
import type { ChunkStore } from './chunk-store.ts';
import { chunksOfIssue } from './chunks-of-issue.ts';
import { enqueueAll } from './enqueue-all.ts';

export interface ChunksOfPorts {
  readonly chunks: Pick<ChunkStore, 'page'>;
  readonly queue: ChunkQueue;
}

/**
 * Puts the chunks on the queue that these subscribers are in.
 *
 * @returns how many chunks
 */
export async function enqueueChunksOf(
  { chunks, queue }: ChunksOfPorts,
  issueId: string,
  subscriberIds: ReadonlySet<string>,
): Promise<number> {
  if (subscriberIds.size === 0) return 0;
  return enqueueAll(queue, chunksWith(chunks, issueId, subscriberIds));
}

async function* chunksWith(
  chunks: ChunksOfPorts['chunks'],
  issueId: string,
  subscriberIds: ReadonlySet<string>,
): AsyncGenerator<Chunk> {
  for await (const chunk of chunksOfIssue(chunks, issueId)) {
    if (chunk.subscriberIds.some((id) => subscriberIds.has(id))) yield chunk;
  }
}
