import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

export interface Asked {
  /** Such as `UpdateItem`. */
  readonly operation: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
  readonly isFromSdk: boolean;
}

export type Answer = readonly [status: number, body: object] | 'reset';

export interface ScriptedDynamo extends AsyncDisposable {
  readonly client: DynamoDBDocumentClient;
  readonly asked: Asked[];
  /** Taken in their order; then the one for everything. */
  readonly answers: Answer[];
}

/** A DynamoDB that answers what a test says, with a client that reaches it with the credentials of a role. */
export async function startScriptedDynamo(always: Answer): Promise<ScriptedDynamo> {
  const asked: Asked[] = [];
  const answers: Answer[] = [];
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const { headers } = request;
      asked.push({
        operation: String(headers['x-amz-target']).split('.')[1] ?? '',
        headers,
        body: JSON.parse(body.toString()),
        isFromSdk: headers['user-agent']?.includes('aws-sdk-js') === true,
      });
      const answer = answers.shift() ?? always;
      if (answer === 'reset') request.socket.destroy();
      else response.writeHead(answer[0]).end(JSON.stringify(answer[1]));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: `http://127.0.0.1:${port}`,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret', sessionToken: 'of a role' },
    }),
  );
  return {
    client,
    asked,
    answers,
    async [Symbol.asyncDispose]() {
      client.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
