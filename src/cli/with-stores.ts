import { connectStores, type Stores } from '../aws/connect-stores.ts';
import { connectTable, type Table } from '../aws/connect-table.ts';
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
  work: (stores: Stores, table: Table) => Promise<T>,
): Promise<T> {
  if (stack !== undefined) {
    const { TableName } = await findStack(stack);
    return workOn(connectTable({ tableName: TableName }), work);
  }
  return withLocalServices(({ dynamodbUrl }) =>
    workOn(connectTable({ tableName: TABLE_NAME, localUrl: dynamodbUrl }), work),
  );
}

function workOn<T>(table: Table, work: (stores: Stores, table: Table) => Promise<T>): Promise<T> {
  return work(connectStores(table), table);
}
