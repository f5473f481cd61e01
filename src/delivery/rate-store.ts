import type { ReservationDecision, SlotTerms } from './decide-reservation.ts';
import type { RateSettings, RateState } from './rate-state.ts';

/** The one place where all senders meet. */
export interface RateStore {
  /** Strongly consistent. */
  load(): Promise<RateState | undefined>;
  /**
   * Decides as `decideReservation` does, on the state of that moment, and moves `nextFree` behind the reserved
   * slots in the same step. Without a state: 'changed'.
   */
  reserve(terms: SlotTerms): Promise<ReservationDecision>;
  /** Saves only over the revision just before (or over nothing, for revision 1). `nextFree` stays as it is. */
  saveSettings(settings: RateSettings): Promise<'saved' | 'conflict'>;
}
