import type { ChunkStore } from './chunk-store.ts';
import { chunksOfIssue } from './chunks-of-issue.ts';
import { entriesOfShard } from './entries-of-shard.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import type { LedgerRevision, LedgerRevisions } from './ledger-revisions.ts';
import type { Ledger } from './ledger.ts';

export interface ReviseEntriesPorts {
  readonly chunks: Pick<ChunkStore, 'page'>;
  readonly ledger: Pick<Ledger, 'pageShard'>;
  readonly revisions: LedgerRevisions;
}

export interface RevisedEntry {
  readonly subscriberId: string;
  readonly revision: LedgerRevision;
}

/**
 * Revises all entries of an issue as `decide` demands, and tells which. An entry that somebody else changes meanwhile
 * is theirs.
 */
export async function* reviseEntries(
  { chunks, ledger, revisions }: ReviseEntriesPorts,
  issueId: string,
  decide: (entry: LedgerEntry) => LedgerRevision | undefined,
): AsyncGenerator<RevisedEntry> {
  for (const shard of await shardsOfIssue(chunks, issueId)) {
    for await (const { subscriberId, entry } of entriesOfShard(ledger, issueId, shard)) {
      const revision = decide(entry);
      if (!revision) continue;
      const saved = await revisions.revise({ issueId, subscriberId }, entry, revision);
      if (saved === 'saved') yield { subscriberId, revision };
    }
  }
}

// An entry without a chunk does not exist, so shards without subscribers need not be asked.
async function shardsOfIssue(
  chunks: ReviseEntriesPorts['chunks'],
  issueId: string,
): Promise<ReadonlySet<number>> {
  const shards = new Set<number>();
  for await (const { shard, subscriberIds } of chunksOfIssue(chunks, issueId)) {
    if (subscriberIds.length > 0) shards.add(shard);
  }
  return shards;
}
