import { connectStores, type Stores } from '../aws/connect-stores.ts';
import { connectTable } from '../aws/connect-table.ts';
import { findRunningSystem, TABLE_NAME } from '../local/local-endpoints.ts';
import { startLocalServices } from '../local/local-services.ts';
import { DEFAULT_SITE_URL, LOCAL_FOLDER } from './local-folder.ts';

/** Works on the table of the local system: of the one that runs, or of what the last one has left. */
export async function withLocalStores<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
  const folder = LOCAL_FOLDER;
  const running = await findRunningSystem(folder);
  const services = running ? undefined : await startLocalServices({ folder, siteUrl: DEFAULT_SITE_URL });
  try {
    const { dynamodbUrl } = running ?? (services as NonNullable<typeof services>).endpoints;
    return await work(connectStores(connectTable({ tableName: TABLE_NAME, localUrl: dynamodbUrl })));
  } finally {
    await services?.close();
  }
}
