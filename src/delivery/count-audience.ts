import type { SubscriberStore } from '../subscribers/subscriber-store.ts';
import { SHARD_COUNT } from '../subscribers/subscriber-id.ts';

/** How many subscribers an issue would go to now; a page in memory at a time. */
export async function countAudience(subscribers: Pick<SubscriberStore, 'pageShard'>): Promise<number> {
  let count = 0;
  for (let shard = 0; shard < SHARD_COUNT; shard++) {
    let after: string | undefined;
    do {
      const page = await subscribers.pageShard(shard, after);
      count += page.subscribers.filter(({ status }) => status === 'confirmed').length;
      after = page.next;
    } while (after !== undefined);
  }
  return count;
}
