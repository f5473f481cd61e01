/** How long is waited for more notices, in milliseconds. */
export interface Pace {
  /** After the last one. */
  readonly quietMs: number;
  /** After the first one, so that a stream of them delays nothing. */
  readonly mostMs: number;
}

/** One save is several events: truncate and write, or write aside and rename. They come within a few milliseconds. */
const SAVE: Pace = { quietMs: 4, mostMs: 15 };

export interface Notices {
  add(): void;
  /** Those not told yet are dropped. */
  cancel(): void;
}

/** Tells once for all notices that come together. */
export function collectNotices(tell: () => void, { quietMs, mostMs }: Pace = SAVE): Notices {
  let first: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  return {
    add() {
      const now = performance.now();
      first ??= now;
      clearTimeout(timer);
      timer = setTimeout(
        () => {
          first = undefined;
          tell();
        },
        Math.min(quietMs, first + mostMs - now),
      );
    },
    cancel() {
      clearTimeout(timer);
      first = undefined;
    },
  };
}

/** For what comes in streams: tells at the end of each such while. */
export function every(millis: number): Pace {
  return { quietMs: millis, mostMs: millis };
}
