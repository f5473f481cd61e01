/** What an issue can be stopped by without anybody asking for it. */
export type BrakeReason = 'bounces' | 'complaints';

/** What SES said to the messages of an issue that it has answered for sure. */
export interface AttemptCounts {
  readonly sent: number;
  readonly rejected: number;
}

/** Counts that say when it is time to look at the rows, and whether the brake has been pulled. */
export interface BrakeStore {
  /**
   * Counts one more. After an answer that was lost it may have counted two, which is good enough to say when to look:
   * the sweep looks anyway.
   *
   * @returns the new count; no two calls get the same one
   */
  add(issueId: string, reason: BrakeReason): Promise<number>;
  /**
   * Counts more of them, for all senders together.
   *
   * @returns the new counts; no two calls with a rejection get the same number of those
   */
  countAttempts(issueId: string, more: AttemptCounts): Promise<AttemptCounts>;
  wasPulled(issueId: string, reason: BrakeReason): Promise<boolean>;
  markPulled(issueId: string, reason: BrakeReason): Promise<void>;
}
