import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { updateItemDirectly } from '../../src/aws/update-item-directly.ts';
import type { ItemUpdate, UpdateItem } from '../../src/aws/update-item.ts';

interface Asked {
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

type Answer = readonly [status: number, body: object] | 'reset';

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
  /** The first request goes through the SDK and shows where DynamoDB is. */
  async function updater(): Promise<UpdateItem> {
    const update = updateItemDirectly(client);
    const scripted = answers.splice(0);
    await update(UPDATE);
    asked.length = 0;
    answers.push(...scripted);
    return update;
  }

  let server: Server;
  let client: DynamoDBDocumentClient;
  const asked: Asked[] = [];
  const answers: Answer[] = [];

  beforeEach(async () => {
    asked.length = answers.length = 0;
    server = createServer((request, response) => {
      void buffer(request).then((body) => {
        asked.push({ headers: request.headers, body: JSON.parse(body.toString()) });
        const answer = answers.shift() ?? CLAIMED;
        if (answer === 'reset') request.socket.destroy();
        else response.writeHead(answer[0]).end(JSON.stringify(answer[1]));
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    client = DynamoDBDocumentClient.from(
      new DynamoDBClient({
        endpoint: `http://127.0.0.1:${port}`,
        region: 'eu-central-1',
        credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret', sessionToken: 'of a role' },
      }),
    );
  });
  afterEach(() => {
    client.destroy();
    server.close();
  });

  it('is asked for once, signed, with the token of the role', async () => {
    expect(await (await updater())(UPDATE)).toEqual({ attempt: 1, state: 'CLAIMED' });
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
    await updateItemDirectly(client)(UPDATE);
    expect(asked[0]?.headers['user-agent']).toContain('aws-sdk-js');
  });

  it('is left alone when the condition does not hold, and not asked for again', async () => {
    answers.push(REFUSED);
    expect(await (await updater())(UPDATE)).toBeUndefined();
    expect(asked).toHaveLength(1);
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
    answers.push(answer);
    expect(await (await updater())(UPDATE)).toEqual({ attempt: 1, state: 'CLAIMED' });
    expect(asked).toHaveLength(2);
    expect(asked[0]?.headers['user-agent']).toBeUndefined();
    expect(asked[1]?.headers['user-agent']).toContain('aws-sdk-js');
    expect(asked[1]?.body).toEqual(asked[0]?.body);
  });

  it('has its condition judged by the SDK, too', async () => {
    answers.push('reset', REFUSED);
    expect(await (await updater())(UPDATE)).toBeUndefined();
  });

  it('fails as the SDK fails when nothing helps', async () => {
    answers.push(
      [400, { __type: 'ValidationException' }],
      [400, { __type: 'x#ValidationException', message: 'no' }],
    );
    await expect((await updater())(UPDATE)).rejects.toThrow('no');
  });
});
