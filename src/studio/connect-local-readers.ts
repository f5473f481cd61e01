import { connectStores } from '../aws/connect-stores.ts';
import { connectTable } from '../aws/connect-table.ts';
import { TABLE_NAME, type LocalEndpoints } from '../local/local-endpoints.ts';
import { loadLocalKeys } from '../local/local-keys.ts';
import { createLocalReaders } from './local-readers.ts';
import type { Readers } from './readers.ts';

/** The subscribers of the local system in `folder`, signed for with its keys. */
export async function connectLocalReaders(system: {
  readonly folder: string;
  readonly endpoints: Pick<LocalEndpoints, 'dynamodbUrl'>;
}): Promise<Readers> {
  const { linkKeys, subscriberIdKey } = await loadLocalKeys(system.folder);
  const table = connectTable({ tableName: TABLE_NAME, localUrl: system.endpoints.dynamodbUrl });
  const { subscribers } = connectStores(table);
  return createLocalReaders({ subscribers, linkKeys, idKey: subscriberIdKey, now: () => new Date() });
}
