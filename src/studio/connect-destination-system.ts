import type { MailerAddress } from '../aws/connect-mailer.ts';
import { connectMailer } from '../aws/connect-mailer.ts';
import { connectStores } from '../aws/connect-stores.ts';
import { connectTable } from '../aws/connect-table.ts';
import { DynamoMessageTemplates } from '../aws/dynamo-message-templates.ts';
import type { IssueStore } from '../delivery/issue-store.ts';
import { publishIssue } from '../delivery/publish-issue.ts';
import type { PicturePorts } from '../delivery/publish-pictures.ts';
import type { DestinationSystem } from './destination.ts';

/** Somebody waits at a page for the answer. */
const MAILER_TIMEOUT_MS = 15_000;

/** A system as the studio uses it, here or in AWS: only the addresses differ. */
export function connectDestinationSystem(address: {
  readonly siteUrl: string;
  readonly table: Parameters<typeof connectTable>[0];
  readonly mailer: Omit<MailerAddress, 'timeoutMs'>;
  readonly issues: IssueStore;
  /** Missing where the site serves the pictures from where they lie. */
  readonly pictures?: Omit<PicturePorts, 'siteUrl'>;
}): DestinationSystem {
  const { siteUrl, issues, pictures } = address;
  const table = connectTable(address.table);
  const { records, subscribers } = connectStores(table);
  const templates = new DynamoMessageTemplates(table);
  const ports = {
    ...{ issues, templates, records, now: () => new Date() },
    ...(pictures ? { pictures: { ...pictures, siteUrl } } : {}),
  };
  return {
    ...{ siteUrl, records, subscribers, issues },
    mailer: connectMailer({ ...address.mailer, timeoutMs: MAILER_TIMEOUT_MS }),
    publish: (publication) => publishIssue(ports, publication),
  };
}
