import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { IssueReport } from '../delivery/issue-report.ts';
import type { IssueReports, MailingTurn } from '../delivery/issue-reports.ts';
import { conditionally } from './conditionally.ts';
import type { Table } from './connect-table.ts';
import { issueReportKey } from './table-keys.ts';

/** Final reports, one item an issue, next to its record. */
export class DynamoIssueReports implements IssueReports {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async save(report: IssueReport): Promise<'saved' | 'conflict'> {
    const put = new PutCommand({
      TableName: this.#table.name,
      Item: { ...issueReportKey(report.issueId), ...report },
      ...(report.reopenedAt === undefined
        ? { ConditionExpression: 'attribute_not_exists(PK)' }
        : {
            ConditionExpression:
              'attribute_not_exists(PK) OR attribute_not_exists(reopenedAt) OR reopenedAt < :reopenedAt',
            ExpressionAttributeValues: { ':reopenedAt': report.reopenedAt },
          }),
    });
    return (await conditionally(this.#table.client.send(put))) ? 'saved' : 'conflict';
  }

  async load(issueId: string): Promise<IssueReport | undefined> {
    const { client, name } = this.#table;
    const get = new GetCommand({ TableName: name, Key: issueReportKey(issueId), ConsistentRead: true });
    const { Item } = await client.send(get);
    return Item && IssueReport.parse(Item);
  }
  async beginMailing(
    issueId: string,
    lease: { readonly now: Date; readonly until: Date },
  ): Promise<MailingTurn> {
    const { client, name } = this.#table;
    const update = new UpdateCommand({
      TableName: name,
      Key: issueReportKey(issueId),
      UpdateExpression: 'SET mailingUntil = :until',
      ConditionExpression:
        'attribute_exists(PK) AND attribute_not_exists(mailedAt) AND (attribute_not_exists(mailingUntil) OR mailingUntil <= :now)',
      ExpressionAttributeValues: { ':until': lease.until.toISOString(), ':now': lease.now.toISOString() },
    });
    if (await conditionally(client.send(update))) return 'ours';
    const get = new GetCommand({ TableName: name, Key: issueReportKey(issueId), ConsistentRead: true });
    const { Item } = await client.send(get);
    return Item?.['mailedAt'] === undefined ? 'taken' : 'mailed';
  }

  async noteMailed(issueId: string, at: Date): Promise<void> {
    await this.#table.client.send(
      new UpdateCommand({
        TableName: this.#table.name,
        Key: issueReportKey(issueId),
        UpdateExpression: 'SET mailedAt = :at REMOVE mailingUntil',
        ExpressionAttributeValues: { ':at': at.toISOString() },
      }),
    );
  }
}
