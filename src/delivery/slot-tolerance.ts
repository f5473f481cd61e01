/** How far from its time a slot may be used, in milliseconds. */
export interface SlotTolerance {
  /** A reservation may begin so far in the past: what nobody has used just now is made good. */
  readonly lookBackMs: number;
  /** A slot that is so late is not used any more. */
  readonly latestMs: number;
}

const SECOND_MS = 1_000;
const MOST_MS = 250;

/**
 * SES counts messages in any one second. If each begins no later than `d` after its slot, at most
 * `share * (1 + d) * MaxSendRate` of them can meet in one second, which stays below the limit as long as
 * `d <= 1 / share - 1`: with a share of 80 %, 250 ms. A fifth of that is left to clocks and to the way to SES.
 */
export function slotTolerance(share: number): SlotTolerance {
  const headroomMs = Math.min(MOST_MS, (1 / share - 1) * SECOND_MS);
  return { lookBackMs: 0.4 * headroomMs, latestMs: 0.8 * headroomMs };
}
