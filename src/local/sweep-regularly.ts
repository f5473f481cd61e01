import type { Log } from '../delivery/log.ts';

/** What a schedule does in AWS. A sweep that takes longer than the interval is not overtaken by the next. */
export function sweepRegularly(options: {
  readonly sweep: () => Promise<void>;
  readonly everyMs: number;
  readonly log: Log;
}): { readonly stop: () => Promise<void> } {
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= options
      .sweep()
      .catch((error: unknown) => options.log('sweep.failed', { error: String(error) }))
      .finally(() => {
        running = undefined;
      });
  }, options.everyMs);
  // The sweep alone is no reason for a process to live on.
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
