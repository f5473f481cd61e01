import type { Chunk } from './chunk.ts';

export interface ChunkPage {
  readonly chunks: readonly Chunk[];
  /** Where the next page begins: give it as `after`. Absent on the last page. */
  readonly next?: number;
}

/** The audience of an issue, written down: a list of chunks for each shard that can only grow at its end. */
export interface ChunkStore {
  /** Saves only if no chunk has this issue, shard and number yet. */
  append(chunk: Chunk): Promise<'saved' | 'conflict'>;
  /** The chunk with the highest number. Strongly consistent. */
  last(issueId: string, shard: number): Promise<Chunk | undefined>;
  /** In the order of their numbers. Strongly consistent. */
  pageShard(issueId: string, shard: number, after?: number): Promise<ChunkPage>;
}
