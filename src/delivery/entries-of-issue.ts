import { SHARD_COUNT } from '../subscribers/subscriber-id.ts';
import type { ChunkStore } from './chunk-store.ts';
import { chunksOfIssue } from './chunks-of-issue.ts';
import { entriesOfShard } from './entries-of-shard.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import type { Ledger } from './ledger.ts';

interface EntryPorts {
  readonly chunks: Pick<ChunkStore, 'page'>;
  readonly ledger: Pick<Ledger, 'pageShard'>;
}

/** Somebody in the audience of an issue, and what became of their message. */
export interface AudienceEntry {
  readonly subscriberId: string;
  /** Undefined as long as no sender has come to them. */
  readonly entry: LedgerEntry | undefined;
}

/**
 * The whole audience of an issue, or some shards of it, a chunk (50 at most) at a time and a shard in memory; in the
 * order of the shards, then of the ids.
 */
export async function* entriesOfIssue(
  ports: EntryPorts,
  issueId: string,
  shards: { readonly from: number; readonly to: number } = { from: 0, to: SHARD_COUNT - 1 },
): AsyncGenerator<readonly AudienceEntry[]> {
  let current = -1;
  let entries = new Map<string, LedgerEntry>();
  for await (const { shard, subscriberIds } of chunksOfIssue(ports.chunks, issueId)) {
    if (shard < shards.from) continue;
    if (shard > shards.to) return;
    if (shard !== current) entries = await loadShard(ports, issueId, shard);
    current = shard;
    yield subscriberIds.map((subscriberId) => ({ subscriberId, entry: entries.get(subscriberId) }));
  }
}

async function loadShard({ ledger }: EntryPorts, issueId: string, shard: number) {
  const entries = new Map<string, LedgerEntry>();
  for await (const { subscriberId, entry } of entriesOfShard(ledger, issueId, shard))
    entries.set(subscriberId, entry);
  return entries;
}
