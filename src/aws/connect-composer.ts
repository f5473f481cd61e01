import { readFile } from 'node:fs/promises';
import { formatFinding } from '../digest/finding.ts';
import type { ContentFile } from '../digest/content.ts';
import type { Newsletter } from '../digest/newsletter.ts';
import { parseNewsletter } from '../digest/parse-newsletter.ts';
import type { ComposeDayPorts } from '../delivery/compose-day.ts';
import type { DropStore } from '../delivery/drop-store.ts';
import type { IssueStore } from '../delivery/issue-store.ts';
import type { Log } from '../delivery/log.ts';
import { createRenderer } from '../email/create-renderer.ts';
import { loadTemplates } from '../email/load-templates.ts';
import type { ComposeEnv } from './compose-env.ts';
import { connectMailer } from './connect-mailer.ts';
import { connectTable } from './connect-table.ts';
import { DynamoDayNotes } from './dynamo-day-notes.ts';
import { DynamoIssueRecords } from './dynamo-issue-records.ts';
import { DynamoMessageTemplates } from './dynamo-message-templates.ts';
import { S3DropStore } from './s3-drop-store.ts';
import { S3IssueStore } from './s3-issue-store.ts';

/** What a system has in folders that has no buckets. */
export interface ComposerFolders {
  readonly drops: DropStore;
  readonly issues: IssueStore;
  /** Besides newsletter.yaml: people.yaml and sources. */
  readonly standing: readonly ContentFile[];
}

/**
 * All that composing needs: the drops, the table, the bucket of the issues, SES for notes, and what lies beside the
 * bundle.
 *
 * @param folders in the place of the buckets
 * @throws Error if newsletter.yaml or the templates cannot be read, or a bucket is missing
 */
export async function connectComposer(
  env: ComposeEnv,
  log: Log,
  folders: ComposerFolders = bucketsOf(env),
): Promise<ComposeDayPorts> {
  const table = connectTable({ tableName: env.TABLE_NAME, localUrl: env.LOCAL_DYNAMODB_URL });
  // A path of the machine means nothing to whoever reads a finding.
  const file = { path: 'newsletter.yaml', bytes: await readFile(env.NEWSLETTER_FILE) };
  return {
    ...folders,
    newsletter: readNewsletter(file),
    standing: [file, ...folders.standing],
    records: new DynamoIssueRecords(table),
    templates: new DynamoMessageTemplates(table),
    notes: new DynamoDayNotes(table),
    mailer: connectMailer({
      configurationSet: env.CONFIGURATION_SET,
      timeoutMs: env.SES_TIMEOUT_MS,
      localUrl: env.LOCAL_SES_URL,
    }),
    render: createRenderer(await loadTemplates(env.TEMPLATES_FOLDER)).render,
    siteUrl: env.SITE_URL,
    now: () => new Date(),
    log,
  };
}

function readNewsletter(file: ContentFile): Newsletter {
  const result = parseNewsletter(file);
  if (result.ok) return result.parsed.value;
  throw new Error(`newsletter.yaml is broken:\n${result.findings.map(formatFinding).join('\n')}`);
}

function bucketsOf({ DROP_BUCKET, ISSUE_BUCKET }: ComposeEnv): ComposerFolders {
  if (DROP_BUCKET === undefined || ISSUE_BUCKET === undefined)
    throw new Error('DROP_BUCKET and ISSUE_BUCKET are not both set. Set them to the names of the buckets.');
  return { drops: new S3DropStore(DROP_BUCKET), issues: new S3IssueStore(ISSUE_BUCKET), standing: [] };
}
