import { connectTable, type Table } from '../aws/connect-table.ts';
import { DynamoConsentStore } from '../aws/dynamo-consent-store.ts';
import { DynamoIssueArchive } from '../aws/dynamo-issue-archive.ts';
import { DynamoLedgerRevisions } from '../aws/dynamo-ledger-revisions.ts';
import { DynamoSubscriberImportStore } from '../aws/dynamo-subscriber-import-store.ts';
import { DynamoSubscriberStore } from '../aws/dynamo-subscriber-store.ts';
import { findStack } from '../aws/find-stack.ts';
import { loadStackKeys } from '../aws/load-stack-keys.ts';
import type { IssueArchive } from '../delivery/issue-archive.ts';
import type { LedgerRevisions } from '../delivery/ledger-revisions.ts';
import { TABLE_NAME } from '../local/local-endpoints.ts';
import { loadLocalKeys, type LocalKeys } from '../local/local-keys.ts';
import type { SubscriberImportStore } from '../subscribers/subscriber-import-store.ts';
import type { SubscriptionPorts } from '../subscribers/subscription-ports.ts';
import { LOCAL_FOLDER } from './local-folder.ts';
import type { StackOption } from './stack-option.ts';
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

/**
 * Works on the subscribers of a stack, or of the local system: of the one that runs, or of what the last one has left.
 *
 * @throws StackError
 */
export async function withSubscribers<T>(
  { stack }: StackOption,
  work: (desk: SubscriberDesk) => Promise<T>,
): Promise<T> {
  if (stack !== undefined) {
    const outputs = await findStack(stack);
    const keys = await loadStackKeys(stack, outputs);
    return work(openDesk(connectTable({ tableName: outputs.TableName }), keys));
  }
  return withLocalServices(async ({ dynamodbUrl }) => {
    const table = connectTable({ tableName: TABLE_NAME, localUrl: dynamodbUrl });
    return work(openDesk(table, await loadLocalKeys(LOCAL_FOLDER)));
  });
}

function openDesk(table: Table, { subscriberIdKey: idKey, linkKeys }: LocalKeys): SubscriberDesk {
  return {
    subscribers: new DynamoSubscriberStore(table),
    consents: new DynamoConsentStore(table),
    store: new DynamoSubscriberImportStore(table),
    archive: new DynamoIssueArchive(table),
    ledger: new DynamoLedgerRevisions(table),
    linkKeys,
    idKey,
    now: () => new Date(),
  };
}
