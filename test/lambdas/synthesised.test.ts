import '../support/know-errors-of-node.ts';
import { randomUUID } from 'node:crypto';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { CreateTableCommand, type CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { APIGatewayProxyStructuredResultV2, SQSBatchResponse } from 'aws-lambda';
import PostalMime, { type Email } from 'postal-mime';
import { stringify } from 'yaml';
import { connectTable, type Table } from '../../src/aws/connect-table.ts';
import { DynamoSubscriberStore } from '../../src/aws/dynamo-subscriber-store.ts';
import { inboundEvent } from '../../src/local/inbound-event.ts';
import { snsNotification } from '../../src/local/sns-notification.ts';
import { sqsEvent } from '../../src/local/sqs-event.ts';
import { createWebEvent, readWebResult } from '../../src/local/web-event.ts';
import { signFormStamp } from '../../src/site/form-stamp.ts';
import { Cloud, OPERATOR } from '../support/cloud.ts';
import { DeployedFunction } from '../support/deployed-function.ts';
import { synthesise } from '../support/synthesise.ts';

// A synthesis with all its bundles, and nine processes: the limit is there to end a hang, not to judge a machine.
jest.setTimeout(240_000);

const SITE = 'https://news.example.com';
const STACK = 'waybill-news-example-com';
const REGION = 'eu-west-1';

// The functions know the real time, so that the newsletter goes out now, whenever this runs.
const SEND_TIME = new Date(Date.now() - 10 * 60_000).toISOString();
const DAY = SEND_TIME.slice(0, 10);

const NEWSLETTER = stringify({
  name: 'Supply Lines',
  from: 'daily@news.example.com',
  replyTo: 'desk@example.com',
  site: 'news.example.com',
  postalAddress: '1 Quay Street, London',
  timeZone: 'UTC',
  sendTime: SEND_TIME.slice(11, 16),
  weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  deployment: { region: REGION, inbound: {} },
});

const ENTRIES = [
  ...['SendingSendChunk', 'FeedbackFunction', 'HousekeepingSweep', 'HousekeepingExpireRequests'],
  ...['PlanningPlan', 'PlanningCompose', 'SiteWeb', 'InboundFunction'],
] as const;
type Entry = (typeof ENTRIES)[number];

let folder: string;
let cloud: Cloud;
/** As whoever tests reaches it, whom no policy binds. */
let table: Table;
const functions = new Map<Entry, DeployedFunction>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'synthesised-'));
  writeFileSync(join(folder, 'newsletter.yaml'), NEWSLETTER);
  const { status, stderr, assembly } = await synthesise(folder);
  if (status !== 0) throw new Error(stderr);
  const template = join(assembly, `${STACK}.template.json`);
  cloud = await Cloud.start({ template, region: REGION, folder: join(folder, 'inbox') });
  await createTable();
  createSecrets();
  for (const entry of ENTRIES) {
    const id = cloud.values.idsOf('AWS::Lambda::Function').find((each) => each.startsWith(entry));
    functions.set(entry, await DeployedFunction.start(cloud, id!, assembly));
  }
});

afterAll(async () => {
  await Promise.all([...functions.values()].map((each) => each.stop()));
  table.client.destroy();
  await cloud.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The table as the template describes it. */
async function createTable(): Promise<void> {
  const [id = ''] = cloud.values.idsOf('AWS::DynamoDB::Table');
  const { AttributeDefinitions, KeySchema, BillingMode } = cloud.values.resources[id]!.Properties;
  const input = { TableName: id, AttributeDefinitions, KeySchema, BillingMode } as CreateTableCommandInput;
  table = connectTable({ tableName: id, localUrl: cloud.url });
  await table.client.send(new CreateTableCommand(input));
}

/** Secrets as CloudFormation generates them. */
function createSecrets(): void {
  for (const id of cloud.values.idsOf('AWS::SecretsManager::Secret')) {
    const { GenerateSecretString } = cloud.values.resources[id]!.Properties as {
      GenerateSecretString: {
        SecretStringTemplate?: string;
        GenerateStringKey?: string;
        PasswordLength: number;
      };
    };
    const { SecretStringTemplate, GenerateStringKey = '', PasswordLength } = GenerateSecretString;
    const secret = id.padEnd(PasswordLength, 'x').slice(0, PasswordLength);
    const text = SecretStringTemplate
      ? JSON.stringify({ ...(JSON.parse(SecretStringTemplate) as object), [GenerateStringKey]: secret })
      : secret;
    cloud.secrets.set(cloud.values.arnOf(id), text);
  }
}

const invoke = <Result>(entry: Entry, event: unknown = {}) => functions.get(entry)!.invoke<Result>(event);

async function request(path: string, form?: Readonly<Record<string, string>>): Promise<Response> {
  const init = form && { method: 'POST', body: new URLSearchParams(form) };
  const event = await createWebEvent(new Request(SITE + path, init), '203.0.113.7');
  return readWebResult(await invoke<APIGatewayProxyStructuredResultV2>('SiteWeb', event));
}

async function mailTo(address: string): Promise<Email | undefined> {
  const row = cloud.ses.inbox.list().find(({ to }) => to.includes(address));
  return row && PostalMime.parse((await cloud.ses.inbox.read(row.messageId))!);
}

function pathIn(mail: Email | undefined, route: string): string {
  const link = new RegExp(`${SITE}(/${route}/[^"\\s>]+)`).exec(mail?.html ?? '');
  return link?.[1] ?? '';
}

/** A form that was made out a minute ago. */
function stamp(): string {
  const id = cloud.values.idsOf('AWS::SecretsManager::Secret').find((each) => each.includes('LinkKeys'))!;
  const { current, ...secrets } = JSON.parse(cloud.secrets.get(cloud.values.arnOf(id))!) as {
    current: string;
    [key: string]: string;
  };
  return signFormStamp({ current, secrets }, new Date(Date.now() - 60_000));
}

/** A mail to the site, kept where the receipt rule keeps it, then told to its function. */
async function receive(from: string, to: string): Promise<unknown> {
  const [id, time] = [randomUUID(), new Date().toISOString()];
  const [rule = ''] = cloud.values.idsOf('AWS::SES::ReceiptRule');
  const { Rule } = cloud.values.resolve(cloud.values.resources[rule]!.Properties) as {
    Rule: { Actions: { S3Action?: { BucketName: string; ObjectKeyPrefix: string } }[] };
  };
  const { BucketName, ObjectKeyPrefix } = Rule.Actions[0]!.S3Action!;
  const raw = `From: ${from}\r\nTo: ${to}\r\nSubject: Hello\r\nMessage-ID: <${id}@x.example>\r\n\r\nHello\r\n`;
  cloud.objects.set(`${BucketName}/${ObjectKeyPrefix}${id}`, Buffer.from(raw));
  const verdicts = { spam: 'PASS', virus: 'PASS', spf: 'PASS', dkim: 'PASS', dmarc: 'PASS' } as const;
  const [result] = await invoke<{ kind: string }[]>(
    'InboundFunction',
    inboundEvent({ id, time, envelope: { returnPath: from, recipients: [to], verdicts } }),
  );
  return result;
}

/** Delivers what waits in the queue of chunks, as its event source does. */
async function deliverChunks(): Promise<void> {
  for (const [id, bodies] of cloud.queues)
    for (const body of bodies.splice(0))
      for (let receives = 1, left = 1; left > 0; receives++) {
        const event = sqsEvent({ id, body, receives });
        const { batchItemFailures } = await invoke<SQSBatchResponse>('SendingSendChunk', event);
        left = batchItemFailures.length;
      }
}

/** Delivers what SES has published, through its topic and queue. */
async function deliverFeedback(): Promise<number> {
  const events = cloud.events.splice(0);
  for (const event of events) {
    const id = randomUUID();
    const body = JSON.stringify(snsNotification(event, { id, time: new Date().toISOString() }));
    const answer = await invoke<SQSBatchResponse>('FeedbackFunction', sqsEvent({ id, body, receives: 1 }));
    expect(answer).toEqual({ batchItemFailures: [] });
  }
  return events.length;
}

function articleWith(headline: string, more: object = {}): string {
  const published = `${DAY}T00:00+00:00`;
  const blocks = [{ type: 'prose', paragraphs: ['One two three.'] }];
  return JSON.stringify({ headline, published, blocks, ...more });
}

const IMAGE = {
  url: `${SITE}/images/quay.png`,
  alt: 'A quay without ships.',
  credit: 'Supply Lines',
  licence: 'CC BY 4.0',
  width: 1_200,
  height: 630,
};

/** No text in any encoding. */
const PICTURE = Buffer.from(Array.from({ length: 1_024 }, (_, index) => (index * 7) % 256));

/** An editor's picture, which the article of the day shows. */
function keepPicture(bytes: Uint8Array): void {
  mkdirSync(join(folder, 'content/images'), { recursive: true });
  writeFileSync(join(folder, 'content/images/quay.png'), bytes);
}

/** What upstream does. */
function drop(id: string, article: string): void {
  const { DropBucketName } = cloud.values.outputs;
  const key = `articles/${DAY}/${id}.json`;
  cloud.objects.set(`${cloud.values.text(DropBucketName?.Value)}/${key}`, Buffer.from(article));
}

/** What an editor does: files in a folder, and `waybill publish`, which finds the stack by its outputs alone. */
async function publish(id: string, article: string): Promise<string> {
  mkdirSync(join(folder, 'content/articles'), { recursive: true });
  writeFileSync(join(folder, `content/articles/${id}.json`), article);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [resolve('bin/waybill'), 'publish', DAY, '--stack', STACK],
    {
      cwd: folder,
      env: {
        AWS_REGION: REGION,
        AWS_ACCESS_KEY_ID: OPERATOR,
        AWS_SECRET_ACCESS_KEY: 'secret',
        AWS_ENDPOINT_URL: cloud.url,
      },
    },
  );
  return stdout;
}

async function signUp(address: string): Promise<string> {
  expect((await request('/subscribe', { address, stamp: stamp() })).status).toBe(200);
  const confirm = pathIn(await mailTo(address), 'confirm');
  return (await request(confirm, {})).text();
}

describe('the functions of a synthesised stack, with what their policies let them do', () => {
  it('take a subscriber in by the form', async () => {
    expect((await request('/')).status).toBe(200);
    expect(await signUp('ann@readers.example')).toContain('Welcome to Supply Lines');
    expect(await signUp('gone@readers.example')).toContain('Welcome to Supply Lines');
  });

  it('take a subscriber in by mail alone', async () => {
    expect(await receive('ben@readers.example', 'subscribe@news.example.com')).toMatchObject({
      kind: 'handled',
      result: 'accepted',
    });
    const { replyTo } = (await mailTo('ben@readers.example'))!;
    expect(await receive('ben@readers.example', replyTo![0]!.address!)).toMatchObject({
      result: 'confirmed',
    });
  });

  it('compose the day from what was dropped, and leave to an editor what an editor has published', async () => {
    drop('port-strike', articleWith('Headline that was dropped'));
    expect(await invoke('PlanningCompose')).toEqual({ day: DAY, kind: 'published' });
    keepPicture(PICTURE);
    const stdout = await publish('port-strike', articleWith('Headline of port-strike', { image: IMAGE }));
    expect(stdout).toContain(`Issue ${DAY}, revision 2, is published.`);
    expect(await invoke('PlanningCompose')).toEqual({ day: DAY, kind: 'already-published' });
  });

  it('serve the picture that was published with it, byte for byte, and no other', async () => {
    const picture = await request('/images/quay.png');
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(Buffer.from(await picture.arrayBuffer()).equals(PICTURE)).toBe(true);
    expect((await request('/images/lost.png')).status).toBe(404);

    keepPicture(Buffer.from('another'));
    const again = publish('port-strike', articleWith('Another headline', { image: IMAGE }));
    await expect(again).rejects.toMatchObject({
      stdout: expect.stringContaining('Another picture was published as quay.png'),
    });
    expect(Buffer.from(await (await request('/images/quay.png')).arrayBuffer()).equals(PICTURE)).toBe(true);
  });

  it('plan the issue, send it for all that SES does, and hear of it', async () => {
    expect(await invoke('PlanningPlan')).toEqual({ day: DAY, kind: 'planned' });
    cloud.ses.faults.add({ kind: 'throttle', to: 'ann@readers.example' });
    cloud.ses.faults.add({ kind: 'fate', fate: 'bounce', to: 'gone@readers.example' });
    await deliverChunks();
    for (const address of ['ann@readers.example', 'ben@readers.example'])
      expect((await mailTo(address))?.html).toContain('Headline of port-strike');
    expect(await deliverFeedback()).toBeGreaterThanOrEqual(6);
    const { log } = functions.get('FeedbackFunction')!;
    expect(log).toContainEqual(
      expect.objectContaining({ feedback: 'hard-bounce', subscriber: 'suppressed' }),
    );
    expect(await invoke('PlanningPlan')).toEqual({ day: DAY, kind: 'already' });
  });

  it('sweep it, and report to the editor that it is done', async () => {
    await invoke('HousekeepingSweep');
    const { log } = functions.get('HousekeepingSweep')!;
    expect(log.find(({ event }) => event === 'issue.send.finished')).toMatchObject({ planned: 3, sent: 3 });
    expect((await mailTo('desk@example.com'))?.subject).toContain(DAY);
  });

  it('show it in the archive, and let a subscriber go by one click', async () => {
    expect(await (await request(`/issues/${DAY}`)).text()).toContain('Headline of port-strike');
    const unsubscribe = pathIn(await mailTo('ann@readers.example'), 'unsubscribe');
    expect((await request(unsubscribe, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
  });

  it('forget a request that nobody has answered', async () => {
    const subscribers = new DynamoSubscriberStore(table);
    const requested = { since: '2025-01-01T00:00:00.000Z', requestedAt: '2025-01-01T00:00:00.000Z' };
    const confirmBy = '2025-01-04T00:00:00.000Z';
    const pending = { id: 'Axxxxxxxxxxxxxxxxxxxxx', address: 'dan@readers.example', ...requested, confirmBy };
    await subscribers.save({ ...pending, status: 'pending' }, undefined);
    await invoke('HousekeepingExpireRequests');
    expect(await subscribers.loadMany([pending.id])).toEqual([]);
  });

  it('erase a subscriber who wants it', async () => {
    const preferences = pathIn(await mailTo('ben@readers.example'), 'preferences');
    expect((await request(preferences)).status).toBe(200);
    expect((await request(preferences, { task: 'erase', sure: 'yes' })).status).toBe(200);
  });

  it('were refused nothing, and logged no failure and no address', () => {
    expect(cloud.denied).toEqual([]);
    const lines = [...functions.values()].flatMap(({ log }) => log);
    expect(lines.filter(({ event }) => /failed|tripped/.test(event))).toEqual([]);
    expect(JSON.stringify(lines)).not.toContain('@');
  });
});

describe('synthesising again', () => {
  it('makes the same template and the same assets, so that a deployment changes what has changed', async () => {
    const again = await synthesise(folder, { to: 'again' });
    const read = (assembly: string) => readFileSync(join(folder, assembly, `${STACK}.template.json`), 'utf8');
    expect(again.status).toBe(0);
    expect(read('again')).toBe(read('cdk.out'));
  });
});
