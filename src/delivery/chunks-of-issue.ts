import type { Chunk } from './chunk.ts';
import type { ChunkStore } from './chunk-store.ts';

/** All chunks of an issue, shard after shard, a page in memory at a time. */
export async function* chunksOfIssue(
  chunks: Pick<ChunkStore, 'page'>,
  issueId: string,
): AsyncGenerator<Chunk> {
  let page = await chunks.page(issueId);
  yield* page.chunks;
  while (page.next) {
    page = await chunks.page(issueId, page.next);
    yield* page.chunks;
  }
}
