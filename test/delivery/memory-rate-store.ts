import {
  decideReservation,
  type ReservationDecision,
  type SlotTerms,
} from '../../src/delivery/decide-reservation.ts';
import type { RateSettings, RateState } from '../../src/delivery/rate-state.ts';
import type { RateStore } from '../../src/delivery/rate-store.ts';

/** What the table is meant to do, in one place and at once. */
export class MemoryRateStore implements RateStore {
  state: RateState | undefined;

  constructor(state?: RateState) {
    this.state = state;
  }

  async load(): Promise<RateState | undefined> {
    return this.state;
  }

  async reserve(terms: SlotTerms): Promise<ReservationDecision> {
    if (!this.state) return { kind: 'changed' };
    const decision = decideReservation(this.state, terms);
    if (decision.kind === 'reserved') this.state = { ...this.state, nextFree: decision.from + terms.spanMs };
    return decision;
  }

  async saveSettings(settings: RateSettings): Promise<'saved' | 'conflict'> {
    if ((this.state?.revision ?? 0) !== settings.revision - 1) return 'conflict';
    this.state = { nextFree: 0, ...this.state, ...settings };
    return 'saved';
  }
}

export const SETTINGS: RateSettings = { revision: 1, maxSendRate: 14, askedAt: 0, slowedTo: 1, slowedAt: 0 };
