import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { GetSendQuotaCommand, SendRawEmailCommand, SESClient } from '@aws-sdk/client-ses';
import { spliceRawMessages } from '../../src/aws/splice-raw-message.ts';

let server: Server;
let client: SESClient;
const asked: { readonly headers: IncomingHttpHeaders; readonly body: Buffer }[] = [];

beforeEach(async () => {
  asked.length = 0;
  server = createServer((request, response) => {
    void buffer(request).then((body) => {
      asked.push({ headers: request.headers, body });
      response.writeHead(200, { 'Content-Type': 'text/xml' }).end('<Response/>');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  client = new SESClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret' },
  });
});
afterEach(() => {
  client.destroy();
  server.close();
});

function rawEmail(Data: Uint8Array): SendRawEmailCommand {
  return new SendRawEmailCommand({
    RawMessage: { Data },
    Source: 'daily@example.com',
    Destinations: ['ann@example.org'],
    Tags: [{ Name: 'issue', Value: '2025-06-10' }],
  });
}

it('asks for byte by byte what the SDK would have asked for', async () => {
  const message = Buffer.from(Array.from({ length: 1_024 }, (_, index) => (index * 7) % 256));
  await client.send(rawEmail(message));
  spliceRawMessages(client);
  await client.send(rawEmail(message));
  expect(asked[1]?.body.toString()).toBe(asked[0]?.body.toString());
  expect(asked[1]?.headers['content-length']).toBe(asked[0]?.headers['content-length']);
  const sent = new URLSearchParams(asked[1]?.body.toString()).get('RawMessage.Data') ?? '';
  expect(Buffer.from(sent, 'base64')).toEqual(message);
});

it('keeps messages apart that are sent at the same time', async () => {
  spliceRawMessages(client);
  const messages = Array.from({ length: 20 }, (_, index) => `message ${index}`);
  await Promise.all(messages.map((message) => client.send(rawEmail(Buffer.from(message)))));
  const sent = asked.map(({ body }) => new URLSearchParams(body.toString()).get('RawMessage.Data') ?? '');
  expect(sent.map((data) => Buffer.from(data, 'base64').toString()).toSorted()).toEqual(messages.toSorted());
});

it('leaves other questions alone', async () => {
  spliceRawMessages(client);
  await client.send(new GetSendQuotaCommand());
  expect(asked[0]?.body.toString()).toBe('Action=GetSendQuota&Version=2010-12-01');
});
