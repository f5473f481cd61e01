import { isSlowedAt, slotsInSpan, spanOfSlots, type RateSettings, type RateState } from './rate-state.ts';
import { slotTolerance } from './slot-tolerance.ts';

/** What a sender wants. Times are milliseconds since 1970. */
export interface SlotRequest {
  readonly now: number;
  readonly slots: number;
  /** The part of SES's rate that all senders together use. */
  readonly share: number;
  /** By when the last slot must be over. */
  readonly latest: number;
  /** Where the schedule is free, as far as that is known: the speed there counts. By default it is now. */
  readonly free?: number | undefined;
}

/** A request in the terms of the schedule: all that must be compared or added where the state is kept. */
export interface SlotTerms {
  /** Of the settings from which the span was computed. */
  readonly revision: number;
  /** What the slots take together. */
  readonly spanMs: number;
  readonly earliest: number;
  readonly latest: number;
}

/** The terms, and for how many slots they are. */
export interface TermsOfSlots extends SlotTerms {
  readonly slots: number;
}

export type ReservationDecision =
  /** The slots begin at `from`, evenly spread over the span. */
  | { readonly kind: 'reserved'; readonly from: number }
  /** There is nothing free before `from`, which is too late. */
  | { readonly kind: 'too-far'; readonly from: number }
  /** The settings have changed, so that the span is not right any more. */
  | { readonly kind: 'changed' };

const SECOND_MS = 1_000;
/** Slots of one window are spread evenly; while the speed rises, windows are so short that they follow it. */
const STEP_MS = 2_000;
/** Of a sender's time. */
const SMALLEST_PART = 0.25;

/** Says a request in the terms of the schedule; while the senders are slowed down perhaps for fewer slots. */
export function slotTerms(settings: RateSettings, request: SlotRequest): TermsOfSlots {
  const { now, share, latest, free = now } = request;
  const from = Math.max(now, free);
  const slots = isSlowedAt(settings, from)
    ? Math.min(request.slots, Math.max(1, slotsInSpan(settings, { spanMs: STEP_MS, from, share })))
    : request.slots;
  // To the microsecond, rounded up: whole milliseconds would cost a small chunk several percent of its rate.
  const spanMs = Math.ceil(spanOfSlots(settings, { slots, from, share }) * SECOND_MS) / SECOND_MS;
  return {
    revision: settings.revision,
    slots,
    spanMs,
    earliest: now - slotTolerance(share).lookBackMs,
    // At the smallest share a single slot is as long as a sender's time. Its message goes out where it begins.
    latest: slots === 1 ? latest + spanMs : latest,
  };
}

/**
 * Decides how many slots a sender should ask for whose request was found too far: as many as fit into its time, or 0
 * if that is not worth its wait. A chunk that takes long anyway is sent in parts; for one that a sender with all of its
 * time could send whole, it would sleep for a minute to send a handful.
 */
export function slotsThatFit(
  settings: RateSettings,
  { slots, spanMs }: TermsOfSlots,
  {
    now,
    from,
    share,
    latest,
  }: { readonly now: number; readonly from: number; readonly share: number; readonly latest: number },
): number {
  const room = latest - from;
  if (room < Math.min(spanMs, (latest - now) * SMALLEST_PART)) return 0;
  return Math.min(slots - 1, Math.max(1, slotsInSpan(settings, { spanMs: room, from, share })));
}

/** Decides where a request stands on the schedule: behind all slots that are given away, but not in a past gone by. */
export function decideReservation(state: RateState, terms: SlotTerms): ReservationDecision {
  if (state.revision !== terms.revision) return { kind: 'changed' };
  const from = Math.max(state.nextFree, terms.earliest);
  return { kind: from + terms.spanMs > terms.latest ? 'too-far' : 'reserved', from };
}
