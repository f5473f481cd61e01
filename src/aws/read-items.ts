import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { backOff } from './back-off.ts';
import type { Table } from './connect-table.ts';
import type { ItemKey } from './table-keys.ts';

// DynamoDB may leave keys unread when it is busy. Six waits double to 1.6 s: within a sender's time, and if the
// keys are still unread the chunk's next delivery asks again.
const MOST_READS = 6;

/**
 * Reads the items under these keys, strongly consistent.
 *
 * @param keys at most 100
 * @returns those that there are, in any order
 * @throws Error if DynamoDB leaves some unread time and again
 */
export async function readItems(
  { client, name }: Table,
  keys: readonly ItemKey[],
): Promise<readonly Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  let unread: readonly ItemKey[] = keys;
  for (let read = 0; unread.length > 0; read++) {
    if (read === MOST_READS) throw new Error(`DynamoDB left ${unread.length} items unread`);
    if (read > 0) await backOff(read);

    const RequestItems = { [name]: { Keys: [...unread], ConsistentRead: true } };
    const answer = await client.send(new BatchGetCommand({ RequestItems }));
    items.push(...(answer.Responses?.[name] ?? []));
    unread = (answer.UnprocessedKeys?.[name]?.Keys ?? []) as ItemKey[];
  }
  return items;
}
