import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { typed } from './attribute-values.ts';
import { backOff } from './back-off.ts';
import type { Table } from './connect-table.ts';
import type { ItemKey } from './table-keys.ts';

/** What one BatchWriteItem takes. */
const ITEMS = 25;

// DynamoDB leaves items unwritten when it is busy, as a table is whose load grows quickly. Eight waits double to 6 s.
const MOST_WRITES = 8;

/** An item of texts alone, keyed. */
export type TextItem = ItemKey & Readonly<Record<string, string>>;

/**
 * Puts items, over whatever stands there: DynamoDB has no conditions on many.
 *
 * @param items more than one BatchWriteItem takes are written side by side
 * @returns those that are not known to be written: DynamoDB was too busy for them, or its answer did not come
 */
export type PutMany = (table: Table, items: readonly TextItem[]) => Promise<readonly TextItem[]>;

/** Past the layers of the SDK, which take more time for an item than everything else (docs/decisions/0014). */
export const putDirectly: PutMany = inBatches(async ({ callDirectly, name }, items) => {
  const requests = items.map((item) => ({ PutRequest: { Item: typed(item) } }));
  const answer = await callDirectly('BatchWriteItem', { RequestItems: { [name]: requests } });
  if (answer?.status !== 200) return items;
  const { UnprocessedItems = {} } = answer.body as DirectlyWritten;
  const unwritten = new Set(UnprocessedItems[name]?.map(({ PutRequest }) => PutRequest.Item.SK.S));
  return items.filter(({ SK }) => unwritten.has(SK));
});

interface DirectlyWritten {
  readonly UnprocessedItems?: Readonly<
    Record<
      string,
      readonly { readonly PutRequest: { readonly Item: { readonly SK: { readonly S: string } } } }[]
    >
  >;
}

/** As the SDK does it: what goes wrong is tried again, and thrown in the end. */
export const putThroughSdk: PutMany = inBatches(async ({ client, name }, items) => {
  const requests = items.map((Item) => ({ PutRequest: { Item } }));
  const { UnprocessedItems } = await client.send(
    new BatchWriteCommand({ RequestItems: { [name]: requests } }),
  );
  return (UnprocessedItems?.[name] ?? []).map(({ PutRequest }) => PutRequest?.Item as TextItem);
});

function inBatches(write: PutMany): PutMany {
  return async (table, items) => {
    const count = Math.ceil(items.length / ITEMS);
    const batches = Array.from({ length: count }, (_, n) => items.slice(n * ITEMS, (n + 1) * ITEMS));
    return (await Promise.all(batches.map((batch) => write(table, batch)))).flat();
  };
}

/** @throws Error if that was often enough */
export async function waitForTable(writes: number, left: number): Promise<void> {
  if (writes === MOST_WRITES) throw new Error(`DynamoDB left ${left} items unwritten`);
  await backOff(writes);
}
