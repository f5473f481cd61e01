import { connectStores, type Stores } from '../aws/connect-stores.ts';
import { connectTable } from '../aws/connect-table.ts';
import { TABLE_NAME } from '../local/local-endpoints.ts';
import { withLocalServices } from './with-local-services.ts';

/** Works on the table of the local system: of the one that runs, or of what the last one has left. */
export function withLocalStores<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
  return withLocalServices(({ dynamodbUrl }) =>
    work(connectStores(connectTable({ tableName: TABLE_NAME, localUrl: dynamodbUrl }))),
  );
}
