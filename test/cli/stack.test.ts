import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startLocalServices, type LocalServices } from '../../src/local/local-services.ts';
import { TABLE_NAME } from '../../src/local/local-endpoints.ts';
import { startLocalSystem } from '../../src/local/local-system.ts';
import { composeFixture } from '../support/mail-fixtures.ts';

const ISSUE = '2025-06-10';

/** A stack that consists of what the command line asks AWS for: its outputs, a table, SES, and a queue. */
let folder: string;
let services: LocalServices;
let cloudFormation: Server;
let sqs: Server;
const queued: { readonly QueueUrl: string; readonly Entries: readonly { readonly MessageBody: string }[] }[] =
  [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waybill-stack-'));
  cpSync('test/fixtures/right-to-left', folder, { recursive: true });
  await sendIntoAPausedAccount();
  services = await startLocalServices({ folder: join(folder, 'aws'), siteUrl: 'https://daily.example.com' });
  cloudFormation = await serve((body) => {
    const name = new URLSearchParams(body).get('StackName') ?? '';
    return name === 'demo' ? [200, describedStack()] : [400, noSuchStack(name)];
  });
  sqs = await serve((body) => {
    const batch = JSON.parse(body) as (typeof queued)[number];
    queued.push(batch);
    return [200, JSON.stringify({ Successful: [], Failed: [] })];
  });
});

afterAll(async () => {
  await services.close();
  cloudFormation.close();
  sqs.close();
  rmSync(folder, { recursive: true, force: true });
});

/** An issue of which all three messages wait, because SES has stopped sending for the account. */
async function sendIntoAPausedAccount(): Promise<void> {
  const system = await startLocalSystem({
    folder: join(folder, 'aws'),
    siteUrl: 'https://daily.example.com',
    log: () => undefined,
  });
  try {
    for (const name of ['ada', 'grace', 'jun']) await system.addSubscriber(`${name}@readers.example`);
    const { rendered, messageTemplate, newsletter } = await composeFixture(ISSUE);
    await system.publish({ id: ISSUE, rendered, messageTemplate, from: newsletter.from });
    system.faults.add({ kind: 'paused', times: 50 });
    await system.send(ISSUE);
  } finally {
    await system.close();
  }
}

async function serve(answer: (body: string) => readonly [status: number, body: string]): Promise<Server> {
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const [status, text] = answer(body.toString());
      response.writeHead(status).end(text);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function describedStack(): string {
  const outputs = {
    TableName: TABLE_NAME,
    ChunkQueueUrl: `${urlOf(sqs)}/000000000000/chunks`,
    IssueBucketName: 'issues',
    ConfigurationSetName: 'waybill',
    SiteUrl: 'https://daily.example.com',
    LinkKeysSecretArn: 'arn:aws:secretsmanager:::secret:links',
    SubscriberIdKeySecretArn: 'arn:aws:secretsmanager:::secret:ids',
  };
  const members = Object.entries(outputs).map(
    ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  );
  return `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member><StackName>demo</StackName><StackStatus>UPDATE_COMPLETE</StackStatus><Outputs>${members.join('')}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;
}

function noSuchStack(name: string): string {
  return `<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id ${name} does not exist</Message></Error></ErrorResponse>`;
}

async function waybill(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [resolve('bin/waybill'), ...args], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      NO_COLOR: '1',
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'AKID',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_ENDPOINT_URL_CLOUDFORMATION: urlOf(cloudFormation),
      AWS_ENDPOINT_URL_DYNAMODB: services.endpoints.dynamodbUrl,
      AWS_ENDPOINT_URL_SES: services.endpoints.sesUrl,
      AWS_ENDPOINT_URL_SQS: urlOf(sqs),
      ...env,
    },
  });
  const [stdout, stderr, [status]] = await Promise.all([
    buffer(child.stdout),
    buffer(child.stderr),
    once(child, 'close') as Promise<[number]>,
  ]);
  return { status, stdout: stdout.toString(), stderr: stderr.toString() };
}

describe('the controls of a stack in AWS', () => {
  it('tell how an issue stands and what holds it up', async () => {
    const { status, stdout } = await waybill(['status', ISSUE, '--stack', 'demo']);
    expect(stdout).toContain('3 planned = 0 sent + 0 failed + 0 skipped + 3 left');
    expect(stdout).toContain('SES has stopped sending for the account');
    expect(status).toBe(1);
  });

  it('tell who has not got it', async () => {
    const { status, stdout } = await waybill(['who', ISSUE, '--not-sent', '--addresses', '--stack', 'demo']);
    const addresses = stdout.match(/\S+@readers\.example/g) ?? [];
    expect(addresses.toSorted()).toEqual([
      'ada@readers.example',
      'grace@readers.example',
      'jun@readers.example',
    ]);
    expect(status).toBe(0);
  });

  it('lift a pause and put what is left on the queue of the stack', async () => {
    const { status, stdout, stderr } = await waybill(['resume', ISSUE, '--stack', 'demo']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^Issue 2025-06-10 goes on: \d chunks are on the queue\.$/m);
    const chunks = queued.flatMap(({ Entries }) =>
      Entries.map(({ MessageBody }) => JSON.parse(MessageBody) as { subscriberIds: string[] }),
    );
    expect(chunks.flatMap(({ subscriberIds }) => subscriberIds)).toHaveLength(3);
  });

  it('pause it again', async () => {
    expect(await waybill(['pause', ISSUE, '--stack', 'demo'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(`Issue ${ISSUE} is paused`),
    });
    expect((await waybill(['status', ISSUE, '--stack', 'demo'])).stdout).toContain('somebody paused it');
  });

  it('settle and resend what is unknown, of which there is nothing', async () => {
    expect((await waybill(['settle', ISSUE, '--stack', 'demo'])).stdout).toContain('3 planned');
    expect(await waybill(['resend', ISSUE, '--unknown', '--stack', 'demo'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('0 messages'),
    });
  });

  it('tell what the audience of the stack costs', async () => {
    const { status, stdout } = await waybill(['cost', 'right-to-left', '--stack', 'demo']);
    expect(stdout).toMatch(/kB a message.*\n3 messages: about \$0\.00/);
    expect(status).toBe(0);
  });

  it('send a test with the account and the links of the stack', async () => {
    const test = ['send', 'right-to-left', '--test', 'me@example.org', '--stack', 'demo'];
    expect(await waybill(test)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^Sent as \S+\.$/m),
    });
    const inbox = readdirSync(join(folder, 'aws', 'inbox')).filter((name) => name.endsWith('.eml'));
    expect(inbox).toHaveLength(1);
  });
});

describe('a stack that cannot be reached', () => {
  it.each<[string, readonly string[], NodeJS.ProcessEnv, RegExp]>([
    ['it does not exist', ['--stack', 'dmeo'], {}, /There is no stack "dmeo" in eu-central-1\./],
    [
      'no region is set',
      ['--stack', 'demo'],
      { AWS_REGION: undefined, AWS_CONFIG_FILE: '/dev/null' },
      /Set AWS_REGION to its name/,
    ],
    [
      'nobody is signed in',
      ['--stack', 'demo'],
      { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', HOME: tmpdir() },
      /AWS does not know who you are/,
    ],
  ])('is a plain sentence and exit code 2 when %s', async (_when, stack, env, message) => {
    const { status, stderr } = await waybill(['status', ...stack], env);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(status).toBe(2);
  });
});
