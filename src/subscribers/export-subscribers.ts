import { exportLine } from './export-line.ts';
import { SHARD_COUNT } from './subscriber-id.ts';
import type { SubscriberStore } from './subscriber-store.ts';
import type { Subscriber, SubscriberStatus } from './subscriber.ts';

/** The columns of an export; `readImportColumns` knows them again. */
const COLUMNS = ['id', 'address', 'status', 'since', 'suppressed_by', 'paused_until'] as const;

/**
 * Writes all subscribers, or those of some standings, as lines of CSV; a page of a shard in memory at a time. Those
 * who were erased are left out: nothing is known of them.
 *
 * @returns the lines, the first with the names of the columns
 */
export async function* exportSubscribers(
  store: Pick<SubscriberStore, 'pageShard'>,
  statuses: readonly SubscriberStatus[],
): AsyncGenerator<string> {
  yield exportLine(COLUMNS);
  for (let shard = 0; shard < SHARD_COUNT; shard++) {
    for await (const subscriber of subscribersOfShard(store, shard)) {
      if (subscriber.address === '' || !statuses.includes(subscriber.status)) continue;
      const { id, address, status, since, suppressedBy = '', pausedUntil = '' } = subscriber;
      yield exportLine([id, address, status, since, suppressedBy, pausedUntil]);
    }
  }
}

/** The subscribers of a shard, a page in memory at a time. */
export async function* subscribersOfShard(
  store: Pick<SubscriberStore, 'pageShard'>,
  shard: number,
): AsyncGenerator<Subscriber> {
  let after: string | undefined;
  do {
    const page = await store.pageShard(shard, after);
    yield* page.subscribers;
    after = page.next;
  } while (after !== undefined);
}
