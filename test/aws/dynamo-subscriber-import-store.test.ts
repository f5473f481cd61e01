import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { callDirectly } from '../../src/aws/call-directly.ts';
import { DynamoSubscriberImportStore } from '../../src/aws/dynamo-subscriber-import-store.ts';
import { DynamoSubscriberStore } from '../../src/aws/dynamo-subscriber-store.ts';
import { updateItemDirectly } from '../../src/aws/update-item-directly.ts';
import type { Subscriber } from '../../src/subscribers/subscriber.ts';
import { startScriptedDynamo, type Answer, type ScriptedDynamo } from './scripted-dynamo.ts';
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
  const read = (...ids: string[]): Answer => [
    200,
    { Responses: { waybill: ids.map((id) => ({ SK: { S: id } })) } },
  ];
  const unread = (id: string): Answer => [
    200,
    { Responses: {}, UnprocessedKeys: { waybill: { Keys: [{ PK: { S: 'S#00' }, SK: { S: id } }] } } },
  ];
  const WRITTEN: Answer = [200, {}];
  const unwritten = (id: string): Answer => [
    200,
    { UnprocessedItems: { waybill: [{ PutRequest: { Item: { PK: { S: 'S#00' }, SK: { S: id } } } }] } },
  ];
  const BUSY: Answer = [400, { __type: 'com.amazonaws.dynamodb.v20120810#ThrottlingException' }];

  let dynamo: ScriptedDynamo;
  let store: DynamoSubscriberImportStore;
  beforeEach(async () => {
    dynamo = await startScriptedDynamo(read());
    const { client } = dynamo;
    const call = callDirectly(client);
    store = new DynamoSubscriberImportStore({
      ...{ name: 'waybill', client },
      ...{ callDirectly: call, updateItem: updateItemDirectly(client, call) },
    });
    // The first look goes through the SDK, and shows where DynamoDB is.
    await store.findKnown(['Aann']);
    dynamo.asked.length = 0;
  });
  afterEach(async () => {
    await dynamo[Symbol.asyncDispose]();
  });
  const calls = () =>
    dynamo.asked.map(({ operation, isFromSdk }) => [operation, isFromSdk ? 'SDK' : 'directly']);

  it('looks and writes past the SDK, with strong consistency', async () => {
    dynamo.answers.push(read(), WRITTEN);
    expect(await store.addUnknown([imported('Aann')])).toEqual(new Set());
    expect(calls()).toEqual([
      ['BatchGetItem', 'directly'],
      ['BatchWriteItem', 'directly'],
    ]);
    expect(dynamo.asked[0]?.body).toMatchObject({ RequestItems: { waybill: { ConsistentRead: true } } });
    const item = { SK: { S: 'Aann' }, status: { S: 'confirmed' } };
    expect(dynamo.asked[1]?.body).toMatchObject({
      RequestItems: { waybill: [{ PutRequest: { Item: item } }] },
    });
  });

  it.each<[string, Answer]>([
    ['was not written', unwritten('Aann')],
    ['may have been written, the answer being lost', 'reset'],
    ['may have been written, the table being busy', BUSY],
  ])('looks again for who %s, and does not write over who has become known', async (_what, answer) => {
    dynamo.answers.push(read(), answer, read('Aann'));
    await store.addUnknown([imported('Aann')]);
    expect(calls().map(([operation]) => operation)).toEqual([
      'BatchGetItem',
      'BatchWriteItem',
      'BatchGetItem',
    ]);
  });

  it('writes them through the SDK then', async () => {
    dynamo.answers.push(read('Aknown'), unwritten('Abob'), read(), unwritten('Abob'), read(), WRITTEN);
    const left = await store.addUnknown([imported('Aann'), imported('Abob'), imported('Aknown')]);
    expect(left).toEqual(new Set(['Aknown']));
    expect(calls()).toEqual([
      ['BatchGetItem', 'directly'],
      ['BatchWriteItem', 'directly'],
      ['BatchGetItem', 'directly'],
      ['BatchWriteItem', 'SDK'],
      ['BatchGetItem', 'directly'],
      ['BatchWriteItem', 'SDK'],
    ]);
    const written = (dynamo.asked[3]?.body as { RequestItems: { waybill: object[] } }).RequestItems.waybill;
    expect(written).toMatchObject([{ PutRequest: { Item: { SK: { S: 'Abob' } } } }]);
  });

  it('looks again for who was not looked for', async () => {
    dynamo.answers.push(unread('Aann'), read('Aann'));
    expect(await store.findKnown(['Aann', 'Abob'])).toEqual(new Set(['Aann']));
    const { Keys } = (dynamo.asked[1]?.body as { RequestItems: { waybill: { Keys: object[] } } }).RequestItems
      .waybill;
    expect(Keys).toEqual([{ PK: { S: 'S#00' }, SK: { S: 'Aann' } }]);
  });

  it('looks through the SDK when it has no answer', async () => {
    dynamo.answers.push('reset', read('Aann'));
    expect(await store.findKnown(['Aann'])).toEqual(new Set(['Aann']));
    expect(calls()).toEqual([
      ['BatchGetItem', 'directly'],
      ['BatchGetItem', 'SDK'],
    ]);
  });

  it('says what DynamoDB says when nothing helps', async () => {
    const denied: Answer = [400, { __type: 'x#AccessDeniedException', message: 'not yours' }];
    dynamo.answers.push(read(), denied, read(), denied);
    await expect(store.addUnknown([imported('Aann')])).rejects.toThrow('not yours');
  });
});
