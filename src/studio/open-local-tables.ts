import { join } from 'node:path';
import { connectStores } from '../aws/connect-stores.ts';
import { connectTable } from '../aws/connect-table.ts';
import { DynamoConsentStore } from '../aws/dynamo-consent-store.ts';
import { DynamoIssueArchive } from '../aws/dynamo-issue-archive.ts';
import { DynamoIssueReports } from '../aws/dynamo-issue-reports.ts';
import { DynamoLedgerRevisions } from '../aws/dynamo-ledger-revisions.ts';
import type { LocalSweepSettings } from '../local/connect-local-sweep.ts';
import { FolderIssueStore } from '../local/folder-issue-store.ts';
import { TABLE_NAME } from '../local/local-endpoints.ts';
import { loadLocalKeys } from '../local/local-keys.ts';
import type { LocalSystem } from '../local/local-system.ts';
import { collectNotices, every } from './collect-notices.ts';
import { createIssueTable } from './local-issues.ts';
import { createSubscriberTable } from './local-subscribers.ts';
import { localControls } from './local-controls.ts';
import type { Tables } from './tables.ts';

/** A send writes hundreds of rows a second, and to count an issue reads all of its rows. */
const NOTICES_EVERY_MS = 1_000;

/**
 * The tables of a local system that runs in this process.
 *
 * @param place.folder of the system
 */
export async function openLocalTables({
  folder,
  system,
  sweepSettings = {},
}: {
  readonly folder: string;
  readonly system: LocalSystem;
  readonly sweepSettings?: LocalSweepSettings;
}): Promise<Tables> {
  const { subscriberIdKey: idKey, linkKeys } = await loadLocalKeys(folder);
  const table = connectTable({ tableName: TABLE_NAME, localUrl: system.endpoints.dynamodbUrl });
  const stores = connectStores(table);
  const archive = new DynamoIssueArchive(table);
  const now = () => new Date();
  const consents = new DynamoConsentStore(table);
  const revisions = new DynamoLedgerRevisions(table);
  const issues = new FolderIssueStore(join(folder, 'issues'));
  const { subscribers } = stores;
  return {
    subscribers: createSubscriberTable({
      ...{ subscribers, consents, archive, idKey, linkKeys, now },
      ledger: revisions,
    }),
    issues: createIssueTable({
      ...{ ...stores, archive, idKey, now },
      reports: new DynamoIssueReports(table),
      listDays: () => issues.listDays(),
    }),
    controls: localControls({ folder, system, stores, now, sweepSettings }),
    onChange(listener) {
      let last: NodeJS.Timeout | undefined;
      // Once more when all is quiet: counts are shared for a while, and the last one must be of after the last write.
      const notices = collectNotices(() => {
        listener();
        clearTimeout(last);
        last = setTimeout(listener, NOTICES_EVERY_MS);
      }, every(NOTICES_EVERY_MS));
      const end = system.onTableWrite(() => notices.add());
      return () => {
        end();
        notices.cancel();
        clearTimeout(last);
      };
    },
  };
}
