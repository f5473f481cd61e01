import { DeleteCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { SendingIssues } from '../delivery/sending-issues.ts';
import type { Table } from './connect-table.ts';
import { SENDING_PARTITION, sendingIssueKey, type ItemKey } from './table-keys.ts';

/** One item an issue, put there by `DynamoIssueRecords` and removed when the issue is done: a handful at most. */
export class DynamoSendingIssues implements SendingIssues {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async list(): Promise<readonly string[]> {
    const answer = await this.#table.client.send(
      new QueryCommand({
        TableName: this.#table.name,
        KeyConditionExpression: 'PK = :partition',
        ExpressionAttributeValues: { ':partition': SENDING_PARTITION },
        ConsistentRead: true,
      }),
    );
    return (answer.Items ?? []).map((item) => (item as ItemKey).SK);
  }

  async add(issueId: string): Promise<void> {
    const { client, name } = this.#table;
    await client.send(new PutCommand({ TableName: name, Item: sendingIssueKey(issueId) }));
  }

  async remove(issueId: string): Promise<void> {
    const { client, name } = this.#table;
    await client.send(new DeleteCommand({ TableName: name, Key: sendingIssueKey(issueId) }));
  }
}
