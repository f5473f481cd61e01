import type { Chunk } from './chunk.ts';
import type { ChunkQueue } from './chunk-queue.ts';

// Keeps memory flat, and a queue can still take them in few calls.
const ENQUEUED_AT_ONCE = 100;

/** @returns how many chunks were put on the queue */
export async function enqueueAll(queue: ChunkQueue, chunks: AsyncIterable<Chunk>): Promise<number> {
  let count = 0;
  let waiting: Chunk[] = [];
  for await (const chunk of chunks) {
    waiting.push(chunk);
    if (waiting.length < ENQUEUED_AT_ONCE) continue;
    await queue.enqueue(waiting);
    count += waiting.length;
    waiting = [];
  }
  await queue.enqueue(waiting);
  return count + waiting.length;
}
