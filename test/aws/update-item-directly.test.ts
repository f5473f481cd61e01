import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { callDirectly } from '../../src/aws/call-directly.ts';
import { updateItemDirectly } from '../../src/aws/update-item-directly.ts';
import type { ItemUpdate, UpdateItem } from '../../src/aws/update-item.ts';
import { startScriptedDynamo, type Answer, type ScriptedDynamo } from './scripted-dynamo.ts';

const UPDATE: ItemUpdate = {
  TableName: 'waybill',
  Key: { PK: 'L#2025-06-10#00', SK: 'Aann' },
  UpdateExpression: 'SET #attempt = :one, #state = :claimed',
  ConditionExpression: 'attribute_not_exists(#state)',
  ExpressionAttributeNames: { '#attempt': 'attempt', '#state': 'state' },
  ExpressionAttributeValues: { ':one': 1, ':claimed': 'CLAIMED' },
  ReturnValues: 'UPDATED_NEW',
};
const CLAIMED: Answer = [200, { Attributes: { attempt: { N: '1' }, state: { S: 'CLAIMED' } } }];
const REFUSED: Answer = [400, { __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException' }];

describe('an item that is updated past the SDK', () => {
  let dynamo: ScriptedDynamo;
  beforeEach(async () => {
    dynamo = await startScriptedDynamo(CLAIMED);
  });
  afterEach(async () => {
    await dynamo[Symbol.asyncDispose]();
  });

  function newUpdater(): UpdateItem {
    return updateItemDirectly(dynamo.client, callDirectly(dynamo.client));
  }

  /** The first request goes through the SDK and shows where DynamoDB is. */
  async function updater(...answers: readonly Answer[]): Promise<UpdateItem> {
    const update = newUpdater();
    await update(UPDATE);
    dynamo.asked.length = 0;
    dynamo.answers.push(...answers);
    return update;
  }

  it('is asked for once, signed, with the token of the role', async () => {
    expect(await (await updater())(UPDATE)).toEqual({ attempt: 1, state: 'CLAIMED' });
    const { asked } = dynamo;
    expect(asked).toHaveLength(1);
    expect(asked[0]?.headers).toMatchObject({
      'x-amz-target': 'DynamoDB_20120810.UpdateItem',
      'x-amz-security-token': 'of a role',
      authorization: expect.stringMatching(
        /^AWS4-HMAC-SHA256 Credential=AKID\/\d{8}\/eu-central-1\/dynamodb\/aws4_request, /,
      ),
    });
    expect(asked[0]?.body).toMatchObject({
      Key: { PK: { S: 'L#2025-06-10#00' }, SK: { S: 'Aann' } },
      ExpressionAttributeValues: { ':one': { N: '1' }, ':claimed': { S: 'CLAIMED' } },
    });
  });

  it('goes where the SDK goes, which the first request shows', async () => {
    await newUpdater()(UPDATE);
    expect(dynamo.asked[0]?.isFromSdk).toBe(true);
  });

  it('is left alone when the condition does not hold, and not asked for again', async () => {
    expect(await (await updater(REFUSED))(UPDATE)).toBeUndefined();
    expect(dynamo.asked).toHaveLength(1);
  });

  it.each<[string, Answer]>([
    ['a fault of the service', [500, { __type: 'InternalServerError' }]],
    [
      'throttling',
      [400, { __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException' }],
    ],
    ['a lost connection', 'reset'],
    [
      'credentials that have just expired',
      [400, { __type: 'com.amazon.coral.service#ExpiredTokenException' }],
    ],
  ])('is given to the SDK after %s', async (_what, answer) => {
    expect(await (await updater(answer))(UPDATE)).toEqual({ attempt: 1, state: 'CLAIMED' });
    const { asked } = dynamo;
    expect(asked.map(({ isFromSdk }) => isFromSdk)).toEqual([false, true]);
    expect(asked[1]?.body).toEqual(asked[0]?.body);
  });

  it('has its condition judged by the SDK, too', async () => {
    expect(await (await updater('reset', REFUSED))(UPDATE)).toBeUndefined();
  });

  it('fails as the SDK fails when nothing helps', async () => {
    const update = await updater(
      [400, { __type: 'ValidationException' }],
      [400, { __type: 'x#ValidationException', message: 'no' }],
    );
    await expect(update(UPDATE)).rejects.toThrow('no');
  });
});
