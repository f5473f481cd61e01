import { allowedPerSecond, type RateSettings, type RateState } from './rate-state.ts';
import { slotTolerance } from './slot-tolerance.ts';

/** What a sender wants. Times are milliseconds since 1970. */
export interface SlotRequest {
  readonly now: number;
  readonly slots: number;
  /** The part of SES's rate that all senders together use. */
  readonly share: number;
  /** By when the last slot must be over. */
  readonly latest: number;
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

export type ReservationDecision =
  /** The slots begin at `from`, evenly spread over the span. */
  | { readonly kind: 'reserved'; readonly from: number }
  /** There is nothing free before `from`, which is too late. */
  | { readonly kind: 'too-far'; readonly from: number }
  /** The settings have changed, so that the span is not right any more. */
  | { readonly kind: 'changed' };

const SECOND_MS = 1_000;

export function slotTerms(settings: RateSettings, { now, slots, share, latest }: SlotRequest): SlotTerms {
  const perSecond = allowedPerSecond(settings, now, share);
  return {
    revision: settings.revision,
    // To the microsecond, rounded up: whole milliseconds would cost a small chunk several percent of its rate.
    spanMs: Math.ceil((slots * SECOND_MS * SECOND_MS) / perSecond) / SECOND_MS,
    earliest: now - slotTolerance(share).lookBackMs,
    latest,
  };
}

/** Decides where a request stands on the schedule: behind all slots that are given away, but not in a past gone by. */
export function decideReservation(state: RateState, terms: SlotTerms): ReservationDecision {
  if (state.revision !== terms.revision) return { kind: 'changed' };
  const from = Math.max(state.nextFree, terms.earliest);
  return { kind: from + terms.spanMs > terms.latest ? 'too-far' : 'reserved', from };
}
