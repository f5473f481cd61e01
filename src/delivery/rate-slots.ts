/** Reserved slots: the one numbered `n` is at `from + n * spacingMs`. Times are milliseconds since 1970. */
export interface SlotWindow {
  readonly from: number;
  readonly spacingMs: number;
  readonly slots: number;
  /** A slot that is so late is not used any more: others may have been counting on that time. */
  readonly latestMs: number;
}

export type Reservation = { readonly kind: 'reserved'; readonly window: SlotWindow } | TooFar;

/** Nothing is free early enough, and nothing was reserved. */
export interface TooFar {
  readonly kind: 'too-far';
  /** Until when all slots are given away, as of now; milliseconds since 1970. */
  readonly freeAt: number;
}

export interface SlotOrder {
  readonly slots: number;
  /** By when the last slot must be over; no limit if absent. As many are reserved as are worth it until then. */
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
