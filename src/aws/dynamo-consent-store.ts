import { BatchWriteCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { ConsentRecord } from '../subscribers/consent-record.ts';
import type { ConsentStore } from '../subscribers/consent-store.ts';
import type { Table } from './connect-table.ts';
import { ConsentFacts } from './consent-facts.ts';
import { consentKey, consentPartition, type ItemKey } from './table-keys.ts';

/** What one BatchWriteItem takes. */
const MOST_DELETES = 25;

/** Consent records in the table, one item each, apart from their subscriber so that they do not weigh on planning. */
export class DynamoConsentStore implements ConsentStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async append(subscriberId: string, record: ConsentRecord): Promise<void> {
    const Item = { ...consentKey(subscriberId, record), ...record };
    await this.#table.client.send(new PutCommand({ TableName: this.#table.name, Item }));
  }

  async list(subscriberId: string): Promise<readonly ConsentRecord[]> {
    const records: ConsentRecord[] = [];
    for await (const item of this.#items(subscriberId)) records.push(ConsentFacts.parse(item));
    return records;
  }

  async erase(subscriberId: string): Promise<void> {
    const { client, name } = this.#table;
    const keys: ItemKey[] = [];
    for await (const { PK, SK } of this.#items(subscriberId)) keys.push({ PK, SK });
    while (keys.length > 0) {
      const requests = keys.splice(0, MOST_DELETES).map((Key) => ({ DeleteRequest: { Key } }));
      const answer = await client.send(new BatchWriteCommand({ RequestItems: { [name]: requests } }));
      // What DynamoDB was too busy for is asked again; there are a handful of records at the most.
      for (const { DeleteRequest } of answer.UnprocessedItems?.[name] ?? []) {
        keys.push(DeleteRequest?.Key as ItemKey);
      }
    }
  }

  async *#items(subscriberId: string): AsyncGenerator<ItemKey> {
    let from: Record<string, unknown> | undefined;
    do {
      const answer = await this.#table.client.send(
        new QueryCommand({
          TableName: this.#table.name,
          KeyConditionExpression: 'PK = :partition',
          ExpressionAttributeValues: { ':partition': consentPartition(subscriberId) },
          ConsistentRead: true,
          ...(from ? { ExclusiveStartKey: from } : {}),
        }),
      );
      yield* (answer.Items ?? []) as ItemKey[];
      from = answer.LastEvaluatedKey;
    } while (from);
  }
}
