import { connectTable } from '../aws/connect-table.ts';
import { DynamoConsentStore } from '../aws/dynamo-consent-store.ts';
import { DynamoIssueArchive } from '../aws/dynamo-issue-archive.ts';
import { DynamoLedgerRevisions } from '../aws/dynamo-ledger-revisions.ts';
import { DynamoSubscriberImportStore } from '../aws/dynamo-subscriber-import-store.ts';
import { DynamoSubscriberStore } from '../aws/dynamo-subscriber-store.ts';
import type { IssueArchive } from '../delivery/issue-archive.ts';
import type { LedgerRevisions } from '../delivery/ledger-revisions.ts';
import { TABLE_NAME } from '../local/local-endpoints.ts';
import { loadLocalKeys } from '../local/local-keys.ts';
import type { SubscriberImportStore } from '../subscribers/subscriber-import-store.ts';
import type { SubscriptionPorts } from '../subscribers/subscription-ports.ts';
import { LOCAL_FOLDER } from './local-folder.ts';
import { withLocalServices } from './with-local-services.ts';

/** All that an operator needs to look after subscribers. */
export interface SubscriberDesk extends Pick<
  SubscriptionPorts,
  'subscribers' | 'consents' | 'linkKeys' | 'idKey' | 'now'
> {
  readonly store: SubscriberImportStore;
  readonly archive: Pick<IssueArchive, 'list'>;
  readonly ledger: Pick<LedgerRevisions, 'load'>;
}

/** Works on the subscribers of the local system: of the one that runs, or of what the last one has left. */
export function withSubscribers<T>(work: (desk: SubscriberDesk) => Promise<T>): Promise<T> {
  return withLocalServices(async ({ dynamodbUrl }) => {
    const table = connectTable({ tableName: TABLE_NAME, localUrl: dynamodbUrl });
    const { subscriberIdKey: idKey, linkKeys } = await loadLocalKeys(LOCAL_FOLDER);
    return work({
      subscribers: new DynamoSubscriberStore(table),
      consents: new DynamoConsentStore(table),
      store: new DynamoSubscriberImportStore(table),
      archive: new DynamoIssueArchive(table),
      ledger: new DynamoLedgerRevisions(table),
      linkKeys,
      idKey,
      now: () => new Date(),
    });
  });
}
