import type { Chunk } from './chunk.ts';

/** Where a chunk stands among those of its issue, which are ordered by shard, then by number. */
export type ChunkPosition = Pick<Chunk, 'shard' | 'seq'>;

export interface ChunkPage {
  readonly chunks: readonly Chunk[];
  /** Where the next page begins: give it as `after`. Absent on the last page. */
  readonly next?: ChunkPosition;
}

/** The audience of an issue, written down: a list of chunks for each shard that can only grow at its end. */
export interface ChunkStore {
  /** Saves only if no chunk has this issue, shard and number yet. It may be deleted `LEDGER_DAYS` after `at`. */
  append(chunk: Chunk, at: Date): Promise<'saved' | 'conflict'>;
  /** The shard's chunk with the highest number. Strongly consistent. */
  last(issueId: string, shard: number): Promise<Chunk | undefined>;
  /** All chunks of the issue in the order of their positions. Strongly consistent. */
  page(issueId: string, after?: ChunkPosition): Promise<ChunkPage>;
}
