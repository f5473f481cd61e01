/** One save is several events: truncate and write, or write aside and rename. They come within a few milliseconds. */
const TOGETHER_MS = 15;

export interface Notices {
  add(): void;
  /** Those not told yet are dropped. */
  cancel(): void;
}

/** Tells once for all notices that come together: a moment after the first, so that a stream of them delays nothing. */
export function collectNotices(tell: () => void, togetherMs = TOGETHER_MS): Notices {
  let timer: NodeJS.Timeout | undefined;
  return {
    add() {
      timer ??= setTimeout(() => {
        timer = undefined;
        tell();
      }, togetherMs);
    },
    cancel() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
