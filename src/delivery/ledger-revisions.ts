import type { LedgerEntry, LedgerFacts, LedgerStanding } from './ledger-entry.ts';
import type { LedgerKey } from './ledger.ts';

type SettledBy<State extends LedgerStanding['state']> = Omit<
  Extract<LedgerStanding, { state: State }>,
  'attempt'
>;

/** What somebody other than a sender found out about a message: an event of SES, or the sweep. */
export interface LedgerRevision {
  /** The state that it comes to. Absent if only facts are added. */
  readonly to?:
    | SettledBy<'SENT'>
    | SettledBy<'RELEASED'>
    | SettledBy<'FAILED'>
    | SettledBy<'UNKNOWN'>
    | SettledBy<'HELD'>;
  /** Only such that the entry does not have yet. */
  readonly facts: LedgerFacts;
}

/** The ledger for those that do not send. Reads are strongly consistent. */
export interface LedgerRevisions {
  load(key: LedgerKey): Promise<LedgerEntry | undefined>;
  /**
   * Saves the revision if the entry has the state and the attempt of `previous`, and none of the facts yet.
   * Otherwise it changes nothing, and is to be decided afresh.
   */
  revise(key: LedgerKey, previous: LedgerEntry, revision: LedgerRevision): Promise<'saved' | 'conflict'>;
}
