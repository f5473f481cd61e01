import type { Chunk } from './chunk.ts';

/** Hands chunks to senders: each at least once, perhaps twice, in any order. */
export interface ChunkQueue {
  enqueue(chunks: readonly Chunk[]): Promise<void>;
}
