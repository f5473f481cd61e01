import { readFileSync } from 'node:fs';
import type { Log } from '../delivery/log.ts';
import type { IssuePages } from '../site/issue-pages.ts';
import { SiteFiles } from '../site/site-files.ts';
import type { SitePorts } from '../site/site-ports.ts';
import { connectSubscriptions } from './connect-subscriptions.ts';
import { connectTable } from './connect-table.ts';
import { DynamoIssueArchive } from './dynamo-issue-archive.ts';
import { DynamoLedgerRevisions } from './dynamo-ledger-revisions.ts';
import { S3IssueStore } from './s3-issue-store.ts';
import { S3PictureStore } from './s3-picture-store.ts';
import type { WebEnv } from './web-env.ts';

/**
 * All that the public site needs: its files, the table, SES for letters and the bucket of issues and pictures.
 *
 * @param issues where the issues are, if not in a bucket; there are no pictures then
 * @throws Error if the site's files cannot be read, or there is neither a bucket nor another place of the issues
 */
export function connectSite(env: WebEnv, log: Log, issues?: IssuePages): SitePorts {
  const files = SiteFiles.parse(JSON.parse(readFileSync(env.SITE_FILES, 'utf8')));
  const table = connectTable({ tableName: env.TABLE_NAME, localUrl: env.LOCAL_DYNAMODB_URL });
  return {
    files,
    siteUrl: env.SITE_URL,
    archive: new DynamoIssueArchive(table),
    ...(issues ? { issues } : bucketOf(env)),
    ledger: new DynamoLedgerRevisions(table),
    subscriptions: connectSubscriptions(env, { ...files, log }),
  };
}

function bucketOf({ ISSUE_BUCKET }: WebEnv): Pick<SitePorts, 'issues' | 'pictures'> {
  if (ISSUE_BUCKET === undefined)
    throw new Error(
      'ISSUE_BUCKET is not set. Set it to the name of the bucket that issues are published to.',
    );
  return { issues: new S3IssueStore(ISSUE_BUCKET), pictures: new S3PictureStore(ISSUE_BUCKET) };
}
