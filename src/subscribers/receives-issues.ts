import type { Subscriber } from './subscriber.ts';

/** Whether somebody is to be sent the issues of this moment: confirmed, and no pause that is not over. */
export function receivesIssues(subscriber: Subscriber, now: Date): boolean {
  return subscriber.status === 'confirmed' && !isPaused(subscriber, now);
}

export function isPaused({ pausedUntil }: Subscriber, now: Date): boolean {
  return pausedUntil !== undefined && Date.parse(pausedUntil) > now.getTime();
}
