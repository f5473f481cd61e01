import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { ArchivedIssue, type ArchiveRange, type IssueArchive } from '../delivery/issue-archive.ts';
import type { Table } from './connect-table.ts';
import { ARCHIVE_PARTITION, archivedIssueKey, type ItemKey } from './table-keys.ts';

// Before and behind every day: digits sort between them.
const [FIRST, BEHIND_ALL] = ['0', ':'];

/** One item an issue in the order of their days, put there by `DynamoIssueRecords`. */
export class DynamoIssueArchive implements IssueArchive {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async add(issue: ArchivedIssue): Promise<void> {
    const { client, name } = this.#table;
    await client.send(new PutCommand({ TableName: name, Item: { ...archivedIssueKey(issue.id), ...issue } }));
  }

  async list({ from = FIRST, before = BEHIND_ALL, order, limit }: ArchiveRange): Promise<ArchivedIssue[]> {
    const issues: ArchivedIssue[] = [];
    let start: ItemKey | undefined;
    do {
      const answer = await this.#table.client.send(
        new QueryCommand({
          TableName: this.#table.name,
          KeyConditionExpression: 'PK = :partition AND SK BETWEEN :from AND :before',
          ExpressionAttributeValues: { ':partition': ARCHIVE_PARTITION, ':from': from, ':before': before },
          ScanIndexForward: order === 'oldest-first',
          // One more, as BETWEEN takes in its end, which may be an issue.
          Limit: limit + 1 - issues.length,
          ...(start ? { ExclusiveStartKey: start } : {}),
        }),
      );
      const found = (answer.Items ?? []).map((item) => ArchivedIssue.parse(item));
      issues.push(...found.filter(({ id }) => id < before));
      start = answer.LastEvaluatedKey as ItemKey | undefined;
    } while (start && issues.length < limit);
    return issues.slice(0, limit);
  }

  async load(issueId: string): Promise<ArchivedIssue | undefined> {
    const { client, name } = this.#table;
    const { Item } = await client.send(new GetCommand({ TableName: name, Key: archivedIssueKey(issueId) }));
    return Item && ArchivedIssue.parse(Item);
  }
}
