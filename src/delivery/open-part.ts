import { countResult, NO_COUNTS, type ChunkCounts } from './chunk-counts.ts';
import { endingAfter, graverEnding, type ChunkEnding } from './chunk-ending.ts';
import type { Chunk } from './chunk.ts';
import { CLAIMABLE_STATES, type LedgerState } from './ledger-entry.ts';
import type { KnownEntry } from './ledger.ts';

export interface OpenPart {
  /** Who can still be claimed, in the chunk's order. */
  readonly subscriberIds: readonly string[];
  /** The others. */
  readonly counts: ChunkCounts;
  readonly ending: ChunkEnding | undefined;
}

/**
 * What an earlier delivery has left of a chunk. Without a look beforehand each of those who have got their message would
 * be given a slot, and nobody would be sent anything in it.
 */
export function openPart(chunk: Chunk, known: readonly KnownEntry[], now: Date): OpenPart {
  let counts = NO_COUNTS;
  let ending: ChunkEnding | undefined;
  const closed = new Set<string>();
  for (const { subscriberId, entry } of known) {
    if (isClaimable(entry.state)) continue;
    const result = { kind: 'taken', entry } as const;
    closed.add(subscriberId);
    counts = countResult(counts, result);
    ending = graverEnding(ending, endingAfter(result, { unknown: counts.unknown, now }));
  }
  return { subscriberIds: chunk.subscriberIds.filter((id) => !closed.has(id)), counts, ending };
}

function isClaimable(state: LedgerState): boolean {
  return (CLAIMABLE_STATES as readonly LedgerState[]).includes(state);
}
