import type { IssueCounts } from '../delivery/issue-counts.ts';
import type { LedgerEntry, LedgerState } from '../delivery/ledger-entry.ts';

/** The issues of a system, with the ledger of each. */
export interface IssueTable {
  /** The newest day first. */
  list(): Promise<readonly IssueRow[]>;
  /** Undefined if nothing was published for that day. */
  open(day: string): Promise<IssueAccount | undefined>;
  entries(day: string, query: EntryQuery): Promise<EntryList>;
}

/** What somebody can do about an issue that is being sent. Each says what came of it, to a person. */
export interface IssueControls {
  pause(day: string): Promise<string>;
  /** Lifts a pause, or takes up what was left, and comes back when nothing can be sent any more. */
  resume(day: string): Promise<string>;
  /** Settles now what nobody can say of: holds it, or sends it once more. */
  settle(day: string, policy: 'hold' | 'resend'): Promise<string>;
}

export interface IssueRow {
  /** `YYYY-MM-DD` */
  readonly id: string;
  readonly revision: number;
  readonly contentHash: string;
  readonly subject: string;
  /** RFC 3339 */
  readonly publishedAt: string;
  /** `done`: everybody is accounted for. */
  readonly stage: 'ready' | 'planning' | 'sending' | 'done';
  readonly isPaused: boolean;
  /** Absent as long as the audience is not written down. */
  readonly counts?: IssueCounts;
}

export interface IssueAccount extends IssueRow {
  /** When its sending began; RFC 3339. */
  readonly since?: string;
  readonly perSecond: number;
  readonly secondsLeft?: number;
  /** What keeps it from coming on, in sentences. */
  readonly holdUps: readonly string[];
  readonly failedBy: Readonly<Record<string, number>>;
  readonly skippedBy: Readonly<Record<string, number>>;
  /** What came back: `delivered`, `bounced` and others, and `resent` and `doubles` of ours; only what there is. */
  readonly feedback: Readonly<Record<string, number>>;
}

/** A state of the ledger, or that no sender has come to them yet. */
export type Outcome = LedgerState | 'WAITING';

export interface EntryQuery {
  readonly outcome?: Outcome;
  /** Part of an address, or a whole id. Empty: everybody. */
  readonly search: string;
  /** Id of a subscriber: those behind them. Empty: from the start. */
  readonly after: string;
}

export interface EntryList {
  readonly rows: readonly EntryRow[];
  /** Where the rest begins: give it as `after`. Absent if these are the last. */
  readonly next?: string;
}

export interface EntryRow {
  readonly subscriberId: string;
  /** Empty for one who is not there any more. */
  readonly address: string;
  /** Undefined: waiting. */
  readonly entry: LedgerEntry | undefined;
}
