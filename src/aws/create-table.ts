import { setTimeout as sleep } from 'node:timers/promises';
import { CreateTableCommand, DescribeTableCommand, ResourceInUseException } from '@aws-sdk/client-dynamodb';
import type { Table } from './connect-table.ts';
import { TABLE_KEYS } from './table-keys.ts';

/**
 * Creates the table in an embedded DynamoDB and waits until it can be used; one that is there already is left as
 * it is. In AWS the stack
 * creates it from the same names. Expiry is not set up here: time is compared in code, TTL only sweeps up.
 */
export async function createTable(table: Table): Promise<void> {
  const { client, name } = table;
  try {
    await client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [
          { AttributeName: TABLE_KEYS.partition, AttributeType: 'S' },
          { AttributeName: TABLE_KEYS.sort, AttributeType: 'S' },
        ],
        KeySchema: [
          { AttributeName: TABLE_KEYS.partition, KeyType: 'HASH' },
          { AttributeName: TABLE_KEYS.sort, KeyType: 'RANGE' },
        ],
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  while (!(await isActive(table))) await sleep(POLL_MS);
}

// Even an embedded table is not there at once, and using it until then fails. The SDK's own waiter looks every 20 s.
const POLL_MS = 10;

async function isActive({ client, name }: Table): Promise<boolean> {
  const { Table: description } = await client.send(new DescribeTableCommand({ TableName: name }));
  return description?.TableStatus === 'ACTIVE';
}
