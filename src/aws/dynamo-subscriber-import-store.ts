import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import type { SubscriberImportStore } from '../subscribers/subscriber-import-store.ts';
import type { Subscriber } from '../subscribers/subscriber.ts';
import { typed } from './attribute-values.ts';
import type { Table } from './connect-table.ts';
import { subscriberItem } from './subscriber-item.ts';
import { subscriberKey, type ItemKey } from './table-keys.ts';
import { putDirectly, putThroughSdk, waitForTable } from './write-batches.ts';

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
    const known = new Set<string>();
    let keys: readonly ItemKey[] = ids.map(subscriberKey);
    for (let reads = 1; keys.length > 0; reads++) {
      const read = (await this.#readDirectly(keys)) ?? (await this.#readThroughSdk(keys));
      for (const id of read.known) known.add(id);
      keys = read.unread;
      if (keys.length > 0) await waitForTable(reads, keys.length);
    }
    return known;
  }

  async addUnknown(subscribers: readonly Subscriber[]): Promise<ReadonlySet<string>> {
    const leftAlone = await this.findKnown(subscribers.map(({ id }) => id));
    const added = subscribers.filter(({ id }) => !leftAlone.has(id));
    let left = await putDirectly(this.#table, added.map(subscriberItem));
    for (let writes = 1; left.length > 0; writes++) {
      await waitForTable(writes, left.length);
      const known = await this.findKnown(left.map(({ SK }) => SK));
      left = await putThroughSdk(
        this.#table,
        left.filter(({ SK }) => !known.has(SK)),
      );
    }
    return leftAlone;
  }

  async #readDirectly(keys: readonly ItemKey[]): Promise<Read | undefined> {
    const { callDirectly, name } = this.#table;
    const Keys = keys.map((key) => typed({ ...key }));
    const answer = await callDirectly('BatchGetItem', { RequestItems: { [name]: { ...LOOK, Keys } } });
    if (answer?.status !== 200) return undefined;
    const { Responses, UnprocessedKeys } = answer.body as DirectlyRead;
    const unread = new Set(UnprocessedKeys?.[name]?.Keys.map(({ SK }) => SK.S));
    return {
      known: (Responses?.[name] ?? []).map(({ SK }) => SK.S),
      unread: keys.filter(({ SK }) => unread.has(SK)),
    };
  }

  async #readThroughSdk(keys: readonly ItemKey[]): Promise<Read> {
    const { client, name } = this.#table;
    const request = { ...LOOK, Keys: keys.map((key) => ({ ...key })) };
    const answer = await client.send(new BatchGetCommand({ RequestItems: { [name]: request } }));
    return {
      known: ((answer.Responses?.[name] ?? []) as ItemKey[]).map(({ SK }) => SK),
      unread: (answer.UnprocessedKeys?.[name]?.Keys ?? []) as ItemKey[],
    };
  }
}

const LOOK = { ConsistentRead: true, ProjectionExpression: 'SK' } as const;

interface Read {
  /** Ids. */
  readonly known: readonly string[];
  readonly unread: readonly ItemKey[];
}

interface TypedKey {
  readonly SK: { readonly S: string };
}

interface DirectlyRead {
  readonly Responses?: Readonly<Record<string, readonly TypedKey[]>>;
  readonly UnprocessedKeys?: Readonly<Record<string, { readonly Keys: readonly TypedKey[] }>>;
}
