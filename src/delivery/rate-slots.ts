/** Reserved slots: the one numbered `n` is at `from + n * spacingMs`. Times are milliseconds since 1970. */
export interface SlotWindow {
  readonly from: number;
  readonly spacingMs: number;
  readonly slots: number;
  /** A slot that is so late is not used any more: others may have been counting on that time. */
  readonly latestMs: number;
}

export type Reservation =
  | { readonly kind: 'reserved'; readonly window: SlotWindow }
  /** Nothing is free early enough, and nothing was reserved. */
  | { readonly kind: 'too-far' };

export interface SlotOrder {
  readonly slots: number;
  /** By when the last slot must be over; no limit if absent. */
  readonly latest?: number | undefined;
  /** Of the window before this one only so many slots were used in time, and the others lapsed. */
  readonly lapsedAfter?: number | undefined;
}

/** The rate that all senders share. */
export interface RateSlots {
  /** Reserves as many slots as are wanted, or fewer: more can be had afterwards. */
  reserve(order: SlotOrder): Promise<Reservation>;
  /** SES has throttled. */
  slowDown(): Promise<void>;
}
