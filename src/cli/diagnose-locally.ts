import { connectAccount } from '../aws/connect-account.ts';
import { connectStores } from '../aws/connect-stores.ts';
import { connectTable } from '../aws/connect-table.ts';
import { DynamoIssueArchive } from '../aws/dynamo-issue-archive.ts';
import { fine, type Diagnosis } from '../delivery/diagnosis.ts';
import { judgeSite } from '../delivery/judge-surroundings.ts';
import type { Newsletter } from '../digest/newsletter.ts';
import { findRunningSystem, TABLE_NAME } from '../local/local-endpoints.ts';
import { askPoints } from './ask-points.ts';
import { askSite } from './ask-site.ts';
import { diagnoseDays } from './diagnose-days.ts';
import { LOCAL_FOLDER } from './local-folder.ts';
import { withLocalServices } from './with-local-services.ts';

/** Looks over the local system. What only AWS has is not looked for. */
export async function diagnoseLocally(newsletter: Newsletter): Promise<readonly Diagnosis[]> {
  const running = await findRunningSystem(LOCAL_FOLDER);
  return withLocalServices(async ({ dynamodbUrl, sesUrl }) => {
    const table = connectTable({ tableName: TABLE_NAME, localUrl: dynamodbUrl });
    const stores = connectStores(table);
    const account = connectAccount(sesUrl);
    return [
      ...(await askPoints(['table'], async () => {
        await stores.records.load('2000-01-01');
        return [fine('table', `The table in ${LOCAL_FOLDER} can be read.`)];
      })),
      ...(await diagnoseDays({ stores, archive: new DynamoIssueArchive(table), account }, newsletter)),
      running
        ? judgeSite(running.siteUrl, await askSite(running.siteUrl))
        : fine('site', 'The site is not being served. "npm start" does it.'),
    ];
  });
}
