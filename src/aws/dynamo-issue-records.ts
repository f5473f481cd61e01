import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { IssueRecord } from '../delivery/issue-record.ts';
import type { IssueRecords } from '../delivery/issue-records.ts';
import { IssueMeta } from '../delivery/issue.ts';
import { conditionally } from './conditionally.ts';
import type { Table } from './connect-table.ts';
import { DynamoIssueArchive } from './dynamo-issue-archive.ts';
import { DynamoSendingIssues } from './dynamo-sending-issues.ts';
import { issueRecordKey } from './table-keys.ts';

const IssueRecordItem = z.object({
  meta: IssueMeta,
  stage: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('ready'), audienceSince: z.string().exactOptional() }),
    z.object({ kind: z.literal('planning'), since: z.string() }),
    z.object({
      kind: z.literal('sending'),
      since: z.string(),
      planned: z.number(),
      queue: z.discriminatedUnion('kind', [
        z.object({
          kind: z.literal('filling'),
          after: z.object({ shard: z.number(), seq: z.number() }).exactOptional(),
        }),
        z.object({ kind: z.literal('filled') }),
      ]),
    }),
  ]),
  pause: z
    .object({
      reason: z.enum([
        'operator',
        'daily-quota',
        'sending-paused',
        'sender-refused',
        'rejections',
        'bounces',
        'complaints',
      ]),
      since: z.string(),
    })
    .exactOptional(),
  sendAt: z.string().exactOptional(),
  reopenedAt: z.string().exactOptional(),
  version: z.number(),
});

/** The record of each issue, one item, saved over the version that was read and no other. */
export class DynamoIssueRecords implements IssueRecords {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async load(issueId: string): Promise<IssueRecord | undefined> {
    const { client, name } = this.#table;
    const get = new GetCommand({ TableName: name, Key: issueRecordKey(issueId), ConsistentRead: true });
    const { Item } = await client.send(get);
    return Item ? IssueRecordItem.parse(Item) : undefined;
  }

  async save(record: IssueRecord): Promise<'saved' | 'conflict'> {
    // First, so that a crash leaves at worst an issue to be swept that is not being sent.
    if (record.stage.kind === 'sending') await new DynamoSendingIssues(this.#table).add(record.meta.id);
    const put = new PutCommand({
      TableName: this.#table.name,
      Item: { ...issueRecordKey(record.meta.id), ...record },
      ...(record.version === 1
        ? { ConditionExpression: 'attribute_not_exists(PK)' }
        : {
            ConditionExpression: '#version = :previous',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':previous': record.version - 1 },
          }),
    });
    if (!(await conditionally(this.#table.client.send(put)))) return 'conflict';
    await this.#noteArchived(record);
    return 'saved';
  }

  // Last, so that nothing is public that is not going out. What a crash leaves undone is done by the next save:
  // whoever takes up the planning saves at least once more.
  async #noteArchived({ meta, stage }: IssueRecord): Promise<void> {
    if (stage.kind !== 'sending') return;
    const { id, contentHash, subject, preheader } = meta;
    await new DynamoIssueArchive(this.#table).add({
      id,
      contentHash,
      subject,
      preheader,
      since: stage.since,
    });
  }
}
