/** How fast all senders together may be. Times are milliseconds since 1970. */
export interface RateSettings {
  /** Rises by one with each change of the others. */
  readonly revision: number;
  /** Messages a second that SES allows. */
  readonly maxSendRate: number;
  /** When somebody last set out to ask SES for it. */
  readonly askedAt: number;
  /** The part of the speed that was left when SES had last throttled, and when that was. 1 and 0 before that. */
  readonly slowedTo: number;
  readonly slowedAt: number;
}

/** The settings, and the one schedule on which all senders reserve their slots. */
export interface RateState extends RateSettings {
  /** Until when all slots are given away. */
  readonly nextFree: number;
}

/** One throttled answer seldom comes alone: those of one burst slow down once. */
const SLOWED_AT_MOST_EVERY_MS = 2_000;
/** From a standstill to full speed; half speed is made good in half the time. */
const RECOVERY_MS = 30_000;
/** Recovery must have something to send, or it would never learn that the trouble is over. */
const SLOWEST = 0.02;

/**
 * Messages a second for all senders together: their share of what SES allows, less after throttling.
 * Recovery is a matter of time alone, so that nobody has to write it down.
 */
export function allowedPerSecond(settings: RateSettings, now: number, share: number): number {
  return settings.maxSendRate * share * speedAt(settings, now);
}

/** Decides whether SES's throttling slows the senders down: by half, but once for a burst of such answers. */
export function decideSlowDown(settings: RateSettings, now: number): RateSettings | undefined {
  if (now - settings.slowedAt < SLOWED_AT_MOST_EVERY_MS) return undefined;
  return {
    ...settings,
    revision: settings.revision + 1,
    slowedTo: Math.max(SLOWEST, speedAt(settings, now) / 2),
    slowedAt: now,
  };
}

function speedAt({ slowedTo, slowedAt }: RateSettings, now: number): number {
  // Clocks of senders differ a little: one that is behind must not be slower than the one that slowed down.
  return Math.min(1, slowedTo + Math.max(0, now - slowedAt) / RECOVERY_MS);
}
