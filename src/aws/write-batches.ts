import { setTimeout as sleep } from 'node:timers/promises';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from './connect-table.ts';
import type { ItemKey } from './table-keys.ts';

/** What one BatchWriteItem takes. */
const ITEMS = 25;

// DynamoDB leaves items unwritten when it is busy, as a table is whose load grows quickly. Eight waits double to 6 s.
const MOST_WRITES = 8;
const FIRST_WAIT_MS = 50;

/**
 * Puts items, over whatever stands there: DynamoDB has no conditions on many.
 *
 * @param items keyed each; more than one BatchWriteItem takes are written side by side
 * @returns those that DynamoDB was too busy for
 */
export async function putOnce<Item extends ItemKey>(
  table: Table,
  items: readonly Item[],
): Promise<readonly Item[]> {
  const left = await Promise.all(
    Array.from({ length: Math.ceil(items.length / ITEMS) }, (_, n) =>
      write(table, items.slice(n * ITEMS, (n + 1) * ITEMS)),
    ),
  );
  return left.flat();
}

/** @throws Error if that was often enough */
export async function waitForTable(writes: number, left: number): Promise<void> {
  if (writes === MOST_WRITES) throw new Error(`DynamoDB left ${left} items unwritten`);
  await sleep(FIRST_WAIT_MS * 2 ** (writes - 1));
}

async function write<Item extends ItemKey>({ client, name }: Table, items: readonly Item[]): Promise<Item[]> {
  const requests = items.map((Item) => ({ PutRequest: { Item } }));
  const { UnprocessedItems } = await client.send(
    new BatchWriteCommand({ RequestItems: { [name]: requests } }),
  );
  return (UnprocessedItems?.[name] ?? []).map(({ PutRequest }) => PutRequest?.Item as Item);
}
