/** Where the messages of an issue stand: `planned` is the sum of the others. */
export interface IssueCounts {
  readonly planned: number;
  /** No sender has come to them yet. */
  readonly waiting: number;
  readonly claimed: number;
  readonly released: number;
  readonly sent: number;
  readonly failed: number;
  readonly skipped: number;
  readonly unknown: number;
  /** Perhaps sent, and left at that. */
  readonly held: number;
}
