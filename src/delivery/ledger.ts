import type { LedgerEntry, SkipReason } from './ledger-entry.ts';
import type { Settlement } from './settlement.ts';

/** Whose message it is. */
export interface LedgerKey {
  readonly issueId: string;
  readonly subscriberId: string;
}

export interface Claim {
  /** Unique to one run of one sender, so that a claim whose answer was lost is known again as its own. */
  readonly claimId: string;
  readonly at: string;
  readonly until: string;
}

export type ClaimResult =
  | { readonly kind: 'claimed'; readonly attempt: number }
  /** Somebody else has it, or it is settled. */
  | { readonly kind: 'taken'; readonly entry: LedgerEntry };

export type SkipResult = { readonly kind: 'skipped' } | Extract<ClaimResult, { kind: 'taken' }>;

export interface KnownEntry {
  readonly subscriberId: string;
  readonly entry: LedgerEntry;
}

export interface LedgerPage {
  readonly entries: readonly KnownEntry[];
  /** Where the next page begins: give it as `after`. Absent on the last page. */
  readonly next?: string;
}

/** One entry per issue and subscriber. Each change is one conditional write; reads are strongly consistent. */
export interface Ledger {
  /** From no entry, or from one of `CLAIMABLE_STATES`. */
  claim(key: LedgerKey, claim: Claim): Promise<ClaimResult>;
  /** From where a claim could be made: whoever has been claimed is not skipped any more. */
  skip(key: LedgerKey, skip: { readonly reason: SkipReason; readonly at: string }): Promise<SkipResult>;
  /**
   * From one of `SETTLEABLE_STATES` with the same attempt; otherwise the settlement is stale and changes nothing, but
   * that an acceptance under another id than the entry's is noted as `secondMessageId`.
   */
  settle(
    key: LedgerKey,
    settlement: Settlement & { readonly attempt: number; readonly at: string },
  ): Promise<'settled' | 'stale'>;
  /** Those of a chunk that there are, in any order. */
  loadMany(issueId: string, subscriberIds: readonly string[]): Promise<readonly KnownEntry[]>;
  /** In the order of the subscribers' ids. */
  pageShard(issueId: string, shard: number, after?: string): Promise<LedgerPage>;
}
