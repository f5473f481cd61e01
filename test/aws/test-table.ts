import { afterAll, beforeAll } from '@jest/globals';
import { connectTable, type Table } from '../../src/aws/connect-table.ts';
import { createTable } from '../../src/aws/create-table.ts';
import { startEmbeddedDynamo } from '../../src/local/embedded-dynamo.ts';
import type { LocalServer } from '../../src/local/listen-locally.ts';

/** A table of its own for one test file, in memory, behind the real client. */
export function useTestTable(): () => Table {
  let server: LocalServer | undefined;
  let table: Table | undefined;

  beforeAll(async () => {
    server = await startEmbeddedDynamo();
    table = connectTable({ tableName: 'test', localUrl: server.url });
    await createTable(table);
  });
  afterAll(async () => {
    table?.client.destroy();
    await server?.close();
  });
  return () => table!;
}
