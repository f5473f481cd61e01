import type { LedgerEntry } from '../delivery/ledger-entry.ts';
import type { ConsentRecord } from '../subscribers/consent-record.ts';
import type { Subscriber } from '../subscribers/subscriber.ts';

/** The subscribers of a system, for somebody who looks after them. */
export interface SubscriberTable {
  list(query: SubscriberQuery): Promise<SubscriberList>;
  /** All that is kept of one; undefined if there is none of that id. */
  open(id: string): Promise<SubscriberAccount | undefined>;
}

/** Where a subscriber stands, with those told apart who are confirmed and paused. */
export type Standing = Subscriber['status'] | 'paused';

export interface SubscriberQuery {
  /** Part of an address, or a whole id. Empty: everybody. */
  readonly search: string;
  readonly standing?: Standing;
  /** Id of a subscriber: those behind them in the list. Empty: from the start. */
  readonly after: string;
}

export interface SubscriberList {
  /** Of everybody, whatever is looked for. */
  readonly counts: Readonly<Record<Standing, number>>;
  readonly total: number;
  /** How many are what was looked for. */
  readonly found: number;
  /** Who came to their standing last comes first. */
  readonly rows: readonly SubscriberRow[];
  /** Where the rest begins: give it as `after`. Absent if these are the last. */
  readonly next?: string;
  /** There are more than were read, and nothing is said of those. A whole address finds anybody. */
  readonly isPart: boolean;
}

export interface SubscriberRow {
  readonly id: string;
  /** Empty for one who was erased. */
  readonly address: string;
  readonly standing: Standing;
  /** RFC 3339 */
  readonly since: string;
}

export interface SubscriberAccount extends SubscriberRow, KeptHistory {
  readonly pausedUntil?: string;
  readonly confirmBy?: string;
  readonly suppressedBy?: string;
  /** The same of addresses that they had before, the latest first. */
  readonly former: readonly (SubscriberRow & KeptHistory)[];
  /** What became of the issues that were meant for them; the newest first. */
  readonly issues: readonly { readonly issueId: string; readonly entry: LedgerEntry }[];
}

interface KeptHistory {
  /** The evidence without the hashes in it; the oldest first. */
  readonly steps: readonly Omit<ConsentRecord, 'ipHash' | 'userAgentHash'>[];
}
