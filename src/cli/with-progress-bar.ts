import { Presets, SingleBar } from 'cli-progress';
import type { IssueProgress } from '../delivery/issue-progress.ts';
import type { OnProgress } from '../local/send-locally.ts';
import { formatDuration } from '../delivery/format-duration.ts';

/** Over so many seconds the rate is measured: a bar that jumps says nothing, and one that lags says the wrong thing. */
const RATE_WINDOW = 10;

/** Shows how far a sending is, with its rate and the time left, while it runs; nothing where nobody looks. */
export async function withProgressBar<T>(
  send: (onProgress: OnProgress | undefined) => Promise<T>,
): Promise<T> {
  if (!process.stderr.isTTY) return send(undefined);
  const bar = new SingleBar(
    { format: '{bar} {value}/{total} messages, {rate} a second, {left}', hideCursor: true, barsize: 30 },
    Presets.shades_classic,
  );
  const seen: { readonly at: number; readonly ended: number }[] = [];
  const show = (progress: IssueProgress): void => {
    const ended = endedOf(progress);
    seen.push({ at: performance.now(), ended });
    if (seen.length > RATE_WINDOW) seen.shift();
    const rate = rateOf(seen);
    const left = rate > 0 ? `${formatDuration((progress.planned - ended) / rate)} left` : 'waiting';
    const facts = { rate: rate.toFixed(0), left };
    if (bar.isActive) bar.update(ended, facts);
    else bar.start(progress.planned, ended, facts);
  };
  try {
    return await send(show);
  } finally {
    if (bar.isActive) bar.stop();
  }
}

function endedOf({ sent, failed, skipped, held }: IssueProgress): number {
  return sent + failed + skipped + held;
}

function rateOf(seen: readonly { readonly at: number; readonly ended: number }[]): number {
  const first = seen[0];
  const last = seen.at(-1);
  if (!first || !last || first.at === last.at) return 0;
  return ((last.ended - first.ended) / (last.at - first.at)) * 1000;
}
