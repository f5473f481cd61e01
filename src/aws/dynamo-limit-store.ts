import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { CountedWindow, Cooldown, LimitStore } from '../subscribers/limit-store.ts';
import { conditionally } from './conditionally.ts';
import type { Table } from './connect-table.ts';
import { cooldownKey, limitKey, TABLE_KEYS } from './table-keys.ts';

const CooldownItem = z.object({ lastAt: z.string(), count: z.number() });

// Later than anything that is decided by them; DynamoDB takes its time with sweeping, too.
const KEPT_SECONDS = 7 * 24 * 60 * 60;

/** The limits of sign-up: a counter an hour and network, an item an address. Expiry only sweeps up. */
export class DynamoLimitStore implements LimitStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async count({ key, start, cap }: CountedWindow): Promise<'counted' | 'full'> {
    const update = new UpdateCommand({
      TableName: this.#table.name,
      Key: limitKey(key, start),
      UpdateExpression: 'SET #expires = :expires ADD #count :one',
      ConditionExpression: 'attribute_not_exists(#count) OR #count < :cap',
      ExpressionAttributeNames: { '#count': 'count', '#expires': TABLE_KEYS.expiry },
      ExpressionAttributeValues: { ':one': 1, ':cap': cap, ':expires': expiryOf(start) },
    });
    return (await conditionally(this.#table.client.send(update))) ? 'counted' : 'full';
  }

  async loadCooldown(key: string): Promise<Cooldown | undefined> {
    const { client, name } = this.#table;
    const get = new GetCommand({ TableName: name, Key: cooldownKey(key), ConsistentRead: true });
    const { Item } = await client.send(get);
    return Item && CooldownItem.parse(Item);
  }

  async saveCooldown(
    key: string,
    next: Cooldown,
    previous: Cooldown | undefined,
  ): Promise<'saved' | 'conflict'> {
    const put = new PutCommand({
      TableName: this.#table.name,
      Item: { ...cooldownKey(key), ...next, [TABLE_KEYS.expiry]: expiryOf(next.lastAt) },
      ...(previous
        ? {
            ConditionExpression: '#lastAt = :lastAt AND #count = :count',
            ExpressionAttributeNames: { '#lastAt': 'lastAt', '#count': 'count' },
            ExpressionAttributeValues: { ':lastAt': previous.lastAt, ':count': previous.count },
          }
        : { ConditionExpression: 'attribute_not_exists(PK)' }),
    });
    return (await conditionally(this.#table.client.send(put))) ? 'saved' : 'conflict';
  }

  async forgetCooldown(key: string): Promise<void> {
    const { client, name } = this.#table;
    await client.send(new DeleteCommand({ TableName: name, Key: cooldownKey(key) }));
  }
}

/** @param at RFC 3339 */
function expiryOf(at: string): number {
  return Math.floor(Date.parse(at) / 1000) + KEPT_SECONDS;
}
