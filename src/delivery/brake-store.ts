/** What an issue can be stopped by without anybody asking for it. */
export type BrakeReason = 'bounces' | 'complaints';

/** Counts that say when it is time to look at the rows, and whether the brake has been pulled. */
export interface BrakeStore {
  /**
   * Counts one more. After an answer that was lost it may have counted two, which is good enough to say when to look:
   * the sweep looks anyway.
   *
   * @returns the new count; no two calls get the same one
   */
  add(issueId: string, reason: BrakeReason): Promise<number>;
  wasPulled(issueId: string, reason: BrakeReason): Promise<boolean>;
  markPulled(issueId: string, reason: BrakeReason): Promise<void>;
}
