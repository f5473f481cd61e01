import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { DynamoIssueRecords } from '../../src/aws/dynamo-issue-records.ts';
import { DynamoLedger } from '../../src/aws/dynamo-ledger.ts';
import { DynamoSubscriberStore } from '../../src/aws/dynamo-subscriber-store.ts';
import { updateThroughSdk } from '../../src/aws/update-item.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-east-1' }));
const table = {
  name: 'waybill',
  client,
  callDirectly: async () => undefined,
  updateItem: updateThroughSdk(client),
};
const dynamo = mockClient(client);
beforeEach(() => void dynamo.reset());

const KEY = { issueId: '2025-06-10', subscriberId: 'Fabc' };
const AT = '2025-06-10T06:00:00.000Z';

describe('what DynamoDB is asked', () => {
  it('reads a chunk of subscribers in one consistent request', async () => {
    dynamo.on(BatchGetCommand).resolves({});
    await new DynamoSubscriberStore(table).loadMany(['Aann', 'Bbob']);
    expect(dynamo.commandCalls(BatchGetCommand).map(({ args }) => args[0].input)).toEqual([
      {
        RequestItems: {
          waybill: {
            Keys: [
              { PK: 'S#00', SK: 'Aann' },
              { PK: 'S#01', SK: 'Bbob' },
            ],
            ConsistentRead: true,
          },
        },
      },
    ]);
  });

  it('asks again for the subscribers that were left unread', async () => {
    const bob = { PK: 'S#01', SK: 'Bbob' };
    const item = { ...bob, address: 'bob@example.com', status: 'confirmed', since: AT };
    dynamo
      .on(BatchGetCommand)
      .resolvesOnce({ UnprocessedKeys: { waybill: { Keys: [bob] } } })
      .resolvesOnce({ Responses: { waybill: [item] } });
    const found = await new DynamoSubscriberStore(table).loadMany(['Bbob']);
    expect(found).toEqual([{ id: 'Bbob', address: 'bob@example.com', status: 'confirmed', since: AT }]);
  });

  it('reads pauses, shards and the ledger consistently', async () => {
    dynamo.on(GetCommand).resolves({}).on(QueryCommand).resolves({});
    await new DynamoIssueRecords(table).load('2025-06-10');
    await new DynamoSubscriberStore(table).pageShard(3);
    await new DynamoLedger(table).pageShard('2025-06-10', 3);
    const inputs = dynamo.calls().map(({ args }) => args[0].input as { ConsistentRead?: boolean });
    expect(inputs.map(({ ConsistentRead }) => ConsistentRead)).toEqual([true, true, true]);
  });

  it('claims with a single conditional write', async () => {
    dynamo.on(UpdateCommand).resolves({ Attributes: { attempt: 1 } });
    await new DynamoLedger(table).claim(KEY, { claimId: 'c1', at: AT, until: AT });
    expect(dynamo.calls()).toHaveLength(1);
    expect(dynamo.commandCalls(UpdateCommand)[0]?.args[0].input).toMatchObject({
      TableName: 'waybill',
      Key: { PK: 'L#2025-06-10#05', SK: 'Fabc' },
      ConditionExpression:
        'attribute_not_exists(#state) OR #state IN (:claimable0) OR (#state = :claimed AND #claimId = :claimId)',
      ExpressionAttributeValues: { ':claimable0': 'RELEASED', ':claimed': 'CLAIMED', ':claimId': 'c1' },
    });
  });

  it('lets a ledger entry expire 90 days after it was written', async () => {
    dynamo.on(UpdateCommand).resolves({});
    await new DynamoLedger(table).skip(KEY, { reason: 'unsubscribed', at: AT });
    expect(dynamo.commandCalls(UpdateCommand)[0]?.args[0].input.ExpressionAttributeValues).toMatchObject({
      ':expires': Date.parse('2025-09-08T06:00:00.000Z') / 1000,
    });
  });

  it('takes only a failed condition for a conflict', async () => {
    const failed = new ConditionalCheckFailedException({ message: 'no', $metadata: {} });
    const settle = () =>
      new DynamoLedger(table).settle(KEY, { state: 'FAILED', code: 'c', attempt: 1, at: AT });
    dynamo.on(UpdateCommand).rejectsOnce(failed).rejectsOnce(new Error('gone'));
    expect(await settle()).toBe('stale');
    await expect(settle()).rejects.toThrow('gone');
  });
});
