import type { Chunk } from './chunk.ts';
import type { ChunkStore } from './chunk-store.ts';

/** All chunks of a shard, a page in memory at a time. */
export async function* chunksOfShard(
  chunks: Pick<ChunkStore, 'pageShard'>,
  issueId: string,
  shard: number,
): AsyncGenerator<Chunk> {
  let after: number | undefined;
  do {
    const page = await chunks.pageShard(issueId, shard, after);
    yield* page.chunks;
    after = page.next;
  } while (after !== undefined);
}
