import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import type { SubscriberImportStore } from '../subscribers/subscriber-import-store.ts';
import type { Subscriber } from '../subscribers/subscriber.ts';
import type { Table } from './connect-table.ts';
import { subscriberItem } from './subscriber-item.ts';
import { subscriberKey, type ItemKey } from './table-keys.ts';
import { putOnce, waitForTable } from './write-batches.ts';

/**
 * Writes subscribers 25 at a time, which is what makes a million of them a matter of minutes. BatchWriteItem knows no
 * condition, so that each is looked for immediately before it is written, and once more before it is tried again.
 *
 * Between the look and the write, some milliseconds, somebody who was not known can become known, and would be written
 * over. That takes a sign-up (they are confirmed instead of asked, as the list says that they want to be), or an
 * operator who suppresses or adds that very address, or imports another list, in that moment. Nobody can leave in
 * it: who is not known has nothing to leave.
 */
export class DynamoSubscriberImportStore implements SubscriberImportStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async findKnown(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const { client, name } = this.#table;
    const known = new Set<string>();
    let keys: ItemKey[] = ids.map(subscriberKey);
    for (let reads = 1; keys.length > 0; reads++) {
      const request = { Keys: keys, ConsistentRead: true, ProjectionExpression: 'SK' };
      const answer = await client.send(new BatchGetCommand({ RequestItems: { [name]: request } }));
      for (const { SK } of (answer.Responses?.[name] ?? []) as ItemKey[]) known.add(SK);
      keys = (answer.UnprocessedKeys?.[name]?.Keys ?? []) as ItemKey[];
      if (keys.length > 0) await waitForTable(reads, keys.length);
    }
    return known;
  }

  async addUnknown(subscribers: readonly Subscriber[]): Promise<ReadonlySet<string>> {
    const leftAlone = await this.findKnown(subscribers.map(({ id }) => id));
    const added = subscribers.filter(({ id }) => !leftAlone.has(id));
    let left = await putOnce(this.#table, added.map(subscriberItem));
    for (let writes = 1; left.length > 0; writes++) {
      await waitForTable(writes, left.length);
      const known = await this.findKnown(left.map(({ SK }) => SK));
      left = await putOnce(
        this.#table,
        left.filter(({ SK }) => !known.has(SK)),
      );
    }
    return leftAlone;
  }
}
