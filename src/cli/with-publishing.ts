import { join } from 'node:path';
import { connectStores } from '../aws/connect-stores.ts';
import { connectTable } from '../aws/connect-table.ts';
import { DynamoMessageTemplates } from '../aws/dynamo-message-templates.ts';
import { findStack } from '../aws/find-stack.ts';
import { S3IssueStore } from '../aws/s3-issue-store.ts';
import type { IssueStore } from '../delivery/issue-store.ts';
import { publishIssue, type Publication, type PublishResult } from '../delivery/publish-issue.ts';
import { FolderIssueStore } from '../local/folder-issue-store.ts';
import { TABLE_NAME } from '../local/local-endpoints.ts';
import { LOCAL_FOLDER } from './local-folder.ts';
import type { StackOption } from './stack-option.ts';
import { withLocalServices } from './with-local-services.ts';

/** Where issues are published to. */
export interface Publishing {
  /** Where their links lead, without a closing slash. */
  readonly siteUrl: string;
  readonly publish: (publication: Publication) => Promise<PublishResult>;
}

/**
 * Publishes to a stack, or to the local system.
 *
 * @throws StackError
 */
export async function withPublishing(
  { stack }: StackOption,
  work: (publishing: Publishing) => Promise<void>,
): Promise<void> {
  if (stack !== undefined) {
    const { TableName, IssueBucketName, SiteUrl } = await findStack(stack);
    return work(publishingTo(SiteUrl, { tableName: TableName }, new S3IssueStore(IssueBucketName)));
  }
  return withLocalServices(({ dynamodbUrl, siteUrl }) => {
    const issues = new FolderIssueStore(join(LOCAL_FOLDER, 'issues'));
    return work(publishingTo(siteUrl, { tableName: TABLE_NAME, localUrl: dynamodbUrl }, issues));
  });
}

function publishingTo(
  siteUrl: string,
  address: Parameters<typeof connectTable>[0],
  issues: IssueStore,
): Publishing {
  const table = connectTable(address);
  const { records } = connectStores(table);
  const templates = new DynamoMessageTemplates(table);
  const ports = { issues, templates, records, now: () => new Date() };
  return { siteUrl, publish: (publication) => publishIssue(ports, publication) };
}
