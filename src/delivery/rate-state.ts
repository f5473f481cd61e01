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

const SECOND_MS = 1_000;
/** One throttled answer seldom comes alone: those of one burst slow down once. */
const SLOWED_AT_MOST_EVERY_MS = 2_000;
/** From a standstill to full speed; half speed is made good in half the time. */
const RECOVERY_MS = 30_000;
/** Recovery must have something to send, or it would never learn that the trouble is over. */
const SLOWEST = 0.02;

/** Whether the senders are slower at this time because SES has throttled. */
export function isSlowedAt(settings: RateSettings, time: number): boolean {
  return speedAt(settings, time) < 1;
}

/**
 * How long so many slots take from a time on, in milliseconds: all senders together have their share of what SES allows,
 * and less of it after throttling. Recovery is a matter of time alone, so that nobody has to write it down; it counts
 * where the slots are, which may be a minute after the throttling though they are reserved in the midst of it.
 */
export function spanOfSlots(
  settings: RateSettings,
  { slots, from, share }: { readonly slots: number; readonly from: number; readonly share: number },
): number {
  const atFullSpeed = (slots * SECOND_MS) / (settings.maxSendRate * share);
  const speed = speedAt(settings, from);
  const rampMs = (1 - speed) * RECOVERY_MS;
  const doneOnRamp = rampMs * (1 + speed) * 0.5;
  if (atFullSpeed >= doneOnRamp) return rampMs + atFullSpeed - doneOnRamp;
  // The speed rises evenly: the area under it is to be what the slots take at full speed.
  return RECOVERY_MS * (Math.sqrt(speed ** 2 + (2 * atFullSpeed) / RECOVERY_MS) - speed);
}

/** How many slots there are from a time on within so many milliseconds. */
export function slotsInSpan(
  settings: RateSettings,
  { spanMs, from, share }: { readonly spanMs: number; readonly from: number; readonly share: number },
): number {
  const speed = speedAt(settings, from);
  const rampMs = Math.min(spanMs, (1 - speed) * RECOVERY_MS);
  const doneOnRamp = rampMs * (speed + rampMs / (2 * RECOVERY_MS));
  return Math.floor(((doneOnRamp + spanMs - rampMs) * settings.maxSendRate * share) / SECOND_MS);
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
