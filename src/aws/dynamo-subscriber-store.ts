import { DeleteCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { SubscriberPage, SubscriberStore } from '../subscribers/subscriber-store.ts';
import type { Subscriber } from '../subscribers/subscriber.ts';
import { conditionally } from './conditionally.ts';
import type { Table } from './connect-table.ts';
import { readItems } from './read-items.ts';
import { stillAs, subscriberItem, subscriberOf } from './subscriber-item.ts';
import { subscriberKey, subscriberPartition, type ItemKey } from './table-keys.ts';

// A planner holds a page each of several shards. 1 MB, which DynamoDB would give, makes ten times as much in memory;
// so many still read at most a hundredth more than their bytes.
const SUBSCRIBERS_A_PAGE = 1_000;

/** Subscribers in the table, one item each, spread over the shards. */
export class DynamoSubscriberStore implements SubscriberStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async loadMany(ids: readonly string[]): Promise<readonly Subscriber[]> {
    return (await readItems(this.#table, ids.map(subscriberKey))).map(subscriberOf);
  }

  async pageShard(shard: number, after?: string): Promise<SubscriberPage> {
    const PK = subscriberPartition(shard);
    const answer = await this.#table.client.send(
      new QueryCommand({
        TableName: this.#table.name,
        KeyConditionExpression: 'PK = :partition',
        ExpressionAttributeValues: { ':partition': PK },
        ConsistentRead: true,
        Limit: SUBSCRIBERS_A_PAGE,
        ...(after === undefined ? {} : { ExclusiveStartKey: { PK, SK: after } }),
      }),
    );
    const next = answer.LastEvaluatedKey as ItemKey | undefined;
    return { subscribers: (answer.Items ?? []).map(subscriberOf), ...(next ? { next: next.SK } : {}) };
  }

  async save(subscriber: Subscriber, previous: Subscriber | undefined): Promise<'saved' | 'conflict'> {
    const put = new PutCommand({
      TableName: this.#table.name,
      Item: subscriberItem(subscriber),
      ...(previous ? stillAs(previous) : { ConditionExpression: 'attribute_not_exists(PK)' }),
    });
    return (await conditionally(this.#table.client.send(put))) ? 'saved' : 'conflict';
  }

  async remove(previous: Subscriber): Promise<'removed' | 'conflict'> {
    const { client, name } = this.#table;
    const remove = new DeleteCommand({
      TableName: name,
      Key: subscriberKey(previous.id),
      ...stillAs(previous),
    });
    return (await conditionally(client.send(remove))) ? 'removed' : 'conflict';
  }
}
