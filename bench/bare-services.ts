import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { listenLocally } from '../src/local/listen-locally.ts';

/**
 * Answers as SES and DynamoDB do, after the time that they take, and does nothing else: what is measured against it is
 * the sender alone. Run as a process of its own, so that its CPU time is nobody's.
 */
const SES_MS = 50;
const DYNAMODB_MS = 5;

let messages = 0;
const ses = createServer((request, response) => {
  request.resume().on('end', () => {
    setTimeout(
      () => response.writeHead(200, { 'Content-Type': 'text/xml' }).end(accepted(messages++)),
      SES_MS,
    );
  });
});
const dynamo = createServer((request, response) => void answerDynamo(request, response));
// While the loops take turns, the connections of the others say nothing for longer than the usual five seconds.
for (const server of [ses, dynamo]) server.keepAliveTimeout = 10 * 60_000;

const urls = { ses: (await listenLocally(ses)).url, dynamodb: (await listenLocally(dynamo)).url };
console.log(JSON.stringify(urls));

function accepted(number: number): string {
  const id = `${String(number).padStart(16, '0')}-00000000-0000-4000-8000-000000000000-000000`;
  return (
    '<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult>' +
    `<MessageId>${id}</MessageId></SendRawEmailResult><ResponseMetadata><RequestId>bare</RequestId></ResponseMetadata>` +
    '</SendRawEmailResponse>'
  );
}

interface BatchGet {
  readonly RequestItems: Readonly<
    Record<string, { readonly Keys: readonly Record<string, { readonly S: string }>[] }>
  >;
}

// A claim is always the first, the ledger has no entry yet, and every subscriber is confirmed.
async function answerDynamo(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await buffer(request);
  const isBatch = String(request.headers['x-amz-target']).endsWith('BatchGetItem');
  const answer = isBatch
    ? subscribersOf(JSON.parse(body.toString()) as BatchGet)
    : { Attributes: { attempt: { N: '1' } } };
  await sleep(DYNAMODB_MS);
  response.writeHead(200, { 'Content-Type': 'application/x-amz-json-1.0' }).end(JSON.stringify(answer));
}

function subscribersOf({ RequestItems }: BatchGet) {
  const tables = Object.entries(RequestItems).map(([table, { Keys }]) => [
    table,
    Keys.filter(({ PK }) => PK?.S.startsWith('S#')).map(({ PK, SK }) => ({
      PK,
      SK,
      address: { S: `${SK?.S}@example.org` },
      status: { S: 'confirmed' },
      since: { S: '2025-06-10T06:00:00.000Z' },
    })),
  ]);
  return { Responses: Object.fromEntries(tables) as unknown, UnprocessedKeys: {} };
}
