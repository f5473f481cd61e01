import type { Chunk } from './chunk.ts';
import type { ChunkQueue } from './chunk-queue.ts';
import type { ChunkStore } from './chunk-store.ts';
import { chunksOfIssue } from './chunks-of-issue.ts';
import { enqueueAll } from './enqueue-all.ts';
import { entriesOfShard } from './entries-of-shard.ts';
import type { IssueRecord } from './issue-record.ts';
import { isClosedByAge, sayClosedByAge } from './ledger-age.ts';
import { CLAIMABLE_STATES, type LedgerState } from './ledger-entry.ts';
import type { Ledger } from './ledger.ts';

export interface OpenChunksPorts {
  readonly chunks: Pick<ChunkStore, 'page'>;
  readonly ledger: Pick<Ledger, 'pageShard'>;
  readonly queue: ChunkQueue;
  readonly now: () => Date;
}

/**
 * Puts every chunk on the queue in which somebody can still be claimed. A chunk that is on the queue already is
 * there twice then, which the claims make harmless. Holds one shard's ids at a time.
 *
 * @returns how many chunks
 * @throws RangeError if the issue is closed by its age: whoever's entry was deleted would be written to again
 */
export async function enqueueOpenChunks(ports: OpenChunksPorts, record: IssueRecord): Promise<number> {
  if (isClosedByAge(record, ports.now())) throw new RangeError(sayClosedByAge(record));
  return enqueueAll(ports.queue, openChunks(ports, record.meta.id));
}

async function* openChunks({ chunks, ledger }: OpenChunksPorts, issueId: string): AsyncGenerator<Chunk> {
  let shard: number | undefined;
  let closed: ReadonlySet<string> = new Set();
  for await (const chunk of chunksOfIssue(chunks, issueId)) {
    if (chunk.subscriberIds.length > 0 && chunk.shard !== shard) {
      closed = await closedIds(ledger, issueId, chunk.shard);
      shard = chunk.shard;
    }
    if (isOpen(chunk, closed)) yield chunk;
  }
}

/** Those of whom no sender can do anything any more. */
async function closedIds(
  ledger: OpenChunksPorts['ledger'],
  issueId: string,
  shard: number,
): Promise<ReadonlySet<string>> {
  const closed = new Set<string>();
  for await (const { subscriberId, entry } of entriesOfShard(ledger, issueId, shard)) {
    if (!isClaimable(entry.state)) closed.add(subscriberId);
  }
  return closed;
}

function isOpen(chunk: Chunk, closed: ReadonlySet<string>): boolean {
  return chunk.subscriberIds.some((id) => !closed.has(id));
}

function isClaimable(state: LedgerState): boolean {
  return (CLAIMABLE_STATES as readonly LedgerState[]).includes(state);
}
