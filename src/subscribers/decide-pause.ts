import { unchanged, type Decision } from './decision.ts';
import { isPaused } from './receives-issues.ts';
import type { Subscriber } from './subscriber.ts';

/** A pause is not a way to leave without noticing. */
const MAX_PAUSE_DAYS = 366;

/** @param until RFC 3339, UTC; refused if it is over, or further off than `MAX_PAUSE_DAYS` */
export function decidePause(
  subscriber: Subscriber,
  { until }: { readonly until: string },
  now: Date,
): Decision {
  if (subscriber.status !== 'confirmed') return unchanged('refused', subscriber);
  if (subscriber.pausedUntil === until) return unchanged('already-done', subscriber);
  const days = (Date.parse(until) - now.getTime()) / 86_400_000;
  if (!(days > 0 && days <= MAX_PAUSE_DAYS)) return unchanged('refused', subscriber);
  return { outcome: 'done', next: { ...subscriber, pausedUntil: until } };
}

export function decideResume(subscriber: Subscriber, now: Date): Decision {
  if (subscriber.status !== 'confirmed') return unchanged('refused', subscriber);
  if (!isPaused(subscriber, now)) return unchanged('already-done', subscriber);
  const { pausedUntil: _over, ...next } = subscriber;
  return { outcome: 'done', next };
}
