import { receivesIssues } from '../subscribers/receives-issues.ts';
import type { SubscriberStore } from '../subscribers/subscriber-store.ts';
import { SHARD_COUNT } from '../subscribers/subscriber-id.ts';

/**
 * How many subscribers an issue would go to now; a page in memory at a time.
 *
 * @param enough ends the counting with the page that reaches it
 */
export async function countAudience(
  subscribers: Pick<SubscriberStore, 'pageShard'>,
  now: Date,
  enough = Infinity,
): Promise<number> {
  let count = 0;
  for (let shard = 0; shard < SHARD_COUNT; shard++) {
    let after: string | undefined;
    do {
      const page = await subscribers.pageShard(shard, after);
      count += page.subscribers.filter((subscriber) => receivesIssues(subscriber, now)).length;
      after = page.next;
      if (count >= enough) return count;
    } while (after !== undefined);
  }
  return count;
}
