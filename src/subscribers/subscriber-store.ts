import type { Subscriber } from './subscriber.ts';

/** Part of a shard's subscribers, in the order of their ids. */
export interface SubscriberPage {
  readonly subscribers: readonly Subscriber[];
  /** Where the next page begins: give it as `after`. Absent on the last page. */
  readonly next?: string;
}

/** Where subscribers are kept. All reads are strongly consistent: who has just unsubscribed is not mailed. */
export interface SubscriberStore {
  /** Those that exist among the ids, at most 50 of them; in no particular order. */
  loadMany(ids: readonly string[]): Promise<readonly Subscriber[]>;
  /** @param after id of a subscriber; the page begins behind it */
  pageShard(shard: number, after?: string): Promise<SubscriberPage>;
  /** Saves only if the stored subscriber is still as `previous` was in every field (or absent, if that is undefined). */
  save(subscriber: Subscriber, previous: Subscriber | undefined): Promise<'saved' | 'conflict'>;
  /** Removes only if the stored subscriber is still as `previous` was in every field. */
  remove(previous: Subscriber): Promise<'removed' | 'conflict'>;
}
