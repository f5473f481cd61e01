import { SHARD_COUNT } from '../subscribers/subscriber-id.ts';
import type { Chunk } from './chunk.ts';
import type { ChunkQueue } from './chunk-queue.ts';
import type { ChunkStore } from './chunk-store.ts';
import { chunksOfShard } from './chunks-of-shard.ts';
import { entriesOfShard } from './entries-of-shard.ts';
import { CLAIMABLE_STATES, type LedgerState } from './ledger-entry.ts';
import type { Ledger } from './ledger.ts';

export interface OpenChunksPorts {
  readonly chunks: Pick<ChunkStore, 'pageShard'>;
  readonly ledger: Pick<Ledger, 'pageShard'>;
  readonly queue: ChunkQueue;
}

/**
 * Puts every chunk on the queue in which somebody can still be claimed. A chunk that is on the queue already is
 * there twice then, which the claims make harmless. Holds one shard's settled ids at a time.
 *
 * @returns how many chunks
 */
export async function enqueueOpenChunks(ports: OpenChunksPorts, issueId: string): Promise<number> {
  let count = 0;
  for (let shard = 0; shard < SHARD_COUNT; shard++) {
    const open = await openChunks(ports, issueId, shard);
    await ports.queue.enqueue(open);
    count += open.length;
  }
  return count;
}

async function openChunks(
  { chunks, ledger }: OpenChunksPorts,
  issueId: string,
  shard: number,
): Promise<readonly Chunk[]> {
  const closed = new Set<string>();
  for await (const { subscriberId, entry } of entriesOfShard(ledger, issueId, shard)) {
    if (!isClaimable(entry.state)) closed.add(subscriberId);
  }
  const open: Chunk[] = [];
  for await (const chunk of chunksOfShard(chunks, issueId, shard)) {
    if (chunk.subscriberIds.some((id) => !closed.has(id))) open.push(chunk);
  }
  return open;
}

function isClaimable(state: LedgerState): boolean {
  return (CLAIMABLE_STATES as readonly LedgerState[]).includes(state);
}
