import type { SubscriptionPorts } from './subscription-ports.ts';

/** Longer than the stores and a letter usually take. */
const EVEN_MS = 800;

/**
 * Gives the answer of some work no sooner than a fixed time after its begin: whether a letter was written must not
 * be told by how long the answer took. What takes longer than that, SES being throttled, still shows.
 */
export async function answerEvenly<Result>(
  { now, wait }: Pick<SubscriptionPorts, 'now' | 'wait'>,
  work: () => Promise<Result>,
): Promise<Result> {
  const due = now().getTime() + EVEN_MS;
  const result = await work();
  const left = due - now().getTime();
  if (left > 0) await wait(left);
  return result;
}
