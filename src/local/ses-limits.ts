export interface SesLimitsOptions {
  /** Messages in any one second. */
  readonly maxSendRate: number;
  /** Messages in any 24 hours; -1 for no limit. */
  readonly max24HourSend: number;
}

const SECOND_MS = 1_000;
const DAY_MS = 24 * 60 * 60 * SECOND_MS;

/** Counts accepted messages as SES does: over sliding windows of a second and of 24 hours. */
export class SesLimits {
  readonly #options: SesLimitsOptions;
  /** Times of acceptance, ascending, milliseconds since 1970. */
  readonly #accepted: number[];
  // Where each window begins in `#accepted`. They only move forward, so that a look costs no search.
  #secondFrom = 0;
  #dayFrom = 0;

  /** @param accepted times of what was accepted before the start */
  constructor(options: SesLimitsOptions, accepted: readonly number[] = []) {
    this.#options = options;
    this.#accepted = accepted.toSorted((a, b) => a - b);
  }

  /** Counts one more message, unless a limit forbids it. */
  take(now: number): 'accepted' | 'rate-exceeded' | 'quota-exceeded' {
    const { maxSendRate, max24HourSend } = this.#options;
    if (max24HourSend >= 0 && this.sentLast24Hours(now) >= max24HourSend) return 'quota-exceeded';

    while (isOlder(this.#accepted[this.#secondFrom], now - SECOND_MS)) this.#secondFrom += 1;
    if (this.#accepted.length - this.#secondFrom >= maxSendRate) return 'rate-exceeded';

    this.#accepted.push(now);
    return 'accepted';
  }

  sentLast24Hours(now: number): number {
    while (isOlder(this.#accepted[this.#dayFrom], now - DAY_MS)) this.#dayFrom += 1;
    return this.#accepted.length - this.#dayFrom;
  }
}

function isOlder(time: number | undefined, than: number): boolean {
  return time !== undefined && time <= than;
}
