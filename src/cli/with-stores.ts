import { connectStores, type Stores } from '../aws/connect-stores.ts';
import { connectTable } from '../aws/connect-table.ts';
import { findStack } from '../aws/find-stack.ts';
import { TABLE_NAME } from '../local/local-endpoints.ts';
import type { StackOption } from './stack-option.ts';
import { withLocalServices } from './with-local-services.ts';

/**
 * Works on the table of a stack, or of the local system: of the one that runs, or of what the last one has left.
 *
 * @throws StackError
 */
export async function withStores<T>(
  { stack }: StackOption,
  work: (stores: Stores) => Promise<T>,
): Promise<T> {
  if (stack !== undefined) {
    const { TableName } = await findStack(stack);
    return work(connectStores(connectTable({ tableName: TableName })));
  }
  return withLocalServices(({ dynamodbUrl }) =>
    work(connectStores(connectTable({ tableName: TABLE_NAME, localUrl: dynamodbUrl }))),
  );
}
