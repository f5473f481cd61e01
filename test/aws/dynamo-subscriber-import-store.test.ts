import { BatchGetCommand, BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { connectTable } from '../../src/aws/connect-table.ts';
import { DynamoSubscriberImportStore } from '../../src/aws/dynamo-subscriber-import-store.ts';
import { DynamoSubscriberStore } from '../../src/aws/dynamo-subscriber-store.ts';
import type { Subscriber } from '../../src/subscribers/subscriber.ts';
import { useTestTable } from './test-table.ts';

const AT = '2025-06-10T06:00:00.000Z';
const imported = (id: string): Subscriber => ({
  id,
  address: `${id.toLowerCase()}@example.com`,
  status: 'confirmed',
  since: AT,
  imported: { at: AT, step: 'import', how: 'import', source: 'a list' },
});

describe('the import store', () => {
  const table = useTestTable();

  it('adds who is not known, with the evidence, and leaves the others as they are', async () => {
    const store = new DynamoSubscriberImportStore(table());
    const subscribers = new DynamoSubscriberStore(table());
    const left: Subscriber = { id: 'Aleft', address: 'aleft@example.com', status: 'unsubscribed', since: AT };
    await subscribers.save(left, undefined);

    const many = Array.from({ length: 99 }, (_, n) => imported(`B${n}`));
    expect(await store.addUnknown([imported('Aleft'), ...many])).toEqual(new Set(['Aleft']));
    expect(await subscribers.loadMany(['Aleft'])).toEqual([left]);
    expect(await subscribers.loadMany(['B98'])).toEqual([imported('B98')]);
    expect(await store.findKnown(['Aleft', 'B0', 'B98', 'Cnobody'])).toEqual(new Set(['Aleft', 'B0', 'B98']));
  });
});

describe('the import store of a busy table', () => {
  const table = connectTable({ tableName: 'table', localUrl: 'http://127.0.0.1:1' });
  const client = mockClient(table.client);
  const store = new DynamoSubscriberImportStore(table);

  it('looks again for who was not written before it writes them once more', async () => {
    client.reset();
    const item = { PK: 'S#00', SK: 'Aann' };
    client
      .on(BatchGetCommand)
      .resolvesOnce({ Responses: { table: [] } })
      .resolves({ Responses: { table: [item] } });
    client
      .on(BatchWriteCommand)
      .resolvesOnce({ UnprocessedItems: { table: [{ PutRequest: { Item: item } }] } })
      .resolves({});
    await store.addUnknown([imported('Aann')]);
    // No second try: somebody has become known meanwhile.
    expect(client.commandCalls(BatchWriteCommand)).toHaveLength(1);
    expect(client.commandCalls(BatchGetCommand)).toHaveLength(2);
  });

  it('looks with strong consistency', async () => {
    client.reset();
    client.on(BatchGetCommand).resolves({ Responses: {} });
    await store.findKnown(['Aann']);
    const { RequestItems } = client.commandCalls(BatchGetCommand)[0]!.args[0].input;
    expect(RequestItems?.['table']).toMatchObject({ ConsistentRead: true });
  });
});
