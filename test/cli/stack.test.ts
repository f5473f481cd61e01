import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectStores } from '../../src/aws/connect-stores.ts';
import { connectTable } from '../../src/aws/connect-table.ts';
import { DynamoChunkStore } from '../../src/aws/dynamo-chunk-store.ts';
import { DynamoIssueRecords } from '../../src/aws/dynamo-issue-records.ts';
import { DynamoIssueReports } from '../../src/aws/dynamo-issue-reports.ts';
import { DynamoLedger } from '../../src/aws/dynamo-ledger.ts';
import { DynamoSendingIssues } from '../../src/aws/dynamo-sending-issues.ts';
import { LOCAL_FOLDER } from '../../src/cli/local-folder.ts';
import { buildIssueReport } from '../../src/delivery/build-issue-report.ts';
import { issueProgress } from '../../src/delivery/issue-progress.ts';
import type { IssueRecord } from '../../src/delivery/issue-record.ts';
import { TABLE_NAME } from '../../src/local/local-endpoints.ts';
import { startLocalServices } from '../../src/local/local-services.ts';
import { startLocalSystem } from '../../src/local/local-system.ts';
import { composeFixture } from '../support/mail-fixtures.ts';
import { runWaybill } from './run-waybill.ts';
import { startStackStandIn, type StackStandIn } from './stack-stand-in.ts';

const ISSUE = '2025-06-10';

let folder: string;
let stack: StackStandIn;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waybill-stack-'));
  cpSync('test/fixtures/right-to-left', folder, { recursive: true });
  await sendIntoAPausedAccount();
  stack = await startStackStandIn(join(folder, 'aws'));
});
afterAll(async () => {
  await stack.close();
  rmSync(folder, { recursive: true, force: true });
});

const META = {
  ...{ revision: 1, contentHash: 'c', subject: 'Day two', preheader: '', from: 'd@example.com' },
  publishedAt: '2025-06-10T06:00:00.000Z',
};

/** In shard 0. */
const READER = 'A'.repeat(22);
const DAY_MS = 24 * 3_600_000;

function table() {
  return connectTable({ tableName: TABLE_NAME, localUrl: stack.services.endpoints.dynamodbUrl });
}

/** An issue of one reader, to whom nobody has come yet. */
async function begin(day: string, since: Date): Promise<void> {
  const stage = {
    kind: 'sending',
    since: since.toISOString(),
    planned: 1,
    queue: { kind: 'filled' },
  } as const;
  await new DynamoIssueRecords(table()).save({ meta: { ...META, id: day }, stage, version: 1 });
  const chunks = new DynamoChunkStore(table());
  for (let shard = 0; shard < 64; shard++) {
    const subscriberIds = shard === 0 ? [READER] : [];
    await chunks.append({ issueId: day, shard, seq: 0, subscriberIds, closesShard: true }, since);
  }
}

const waybill = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  runWaybill(args, { folder, env: { ...stack.env, ...env } });

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
    expect(stack.queued).toHaveLength(3);
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

describe('an issue whose messages stay unknown', () => {
  const day = '2025-07-01';
  const reader = { issueId: day, subscriberId: READER };

  beforeAll(async () => {
    await begin(day, new Date());
    const at = new Date().toISOString();
    const ledger = new DynamoLedger(table());
    await ledger.claim(reader, { claimId: 'c', at, until: at });
    await ledger.settle(reader, { state: 'UNKNOWN', code: 'ECONNRESET', attempt: 1, at });
  });

  it('is settled from here, and left to the sweep of the stack to be finished and reported', async () => {
    const { status, stdout } = await waybill(['settle', day, '--stack', 'demo']);
    expect(stdout).toContain('1 planned = 0 sent + 0 failed + 0 skipped + 1 held');
    expect(stdout).toContain('The sweep of the stack comes every ten minutes');
    expect(status).toBe(0);
    expect(await new DynamoIssueReports(table()).load(day)).toBeUndefined();
    expect(await new DynamoSendingIssues(table()).list()).toContain(day);
    expect((await waybill(['settle', day, '--stack', 'demo'])).stdout).not.toContain('sweep');
  });

  it('is swept again once its messages are put out again', async () => {
    await new DynamoSendingIssues(table()).remove(day);
    expect((await waybill(['resend', day, '--unknown', '--stack', 'demo'])).stdout).toContain('1 messages');
    expect(await new DynamoSendingIssues(table()).list()).toContain(day);
    expect(stack.queued).toContain(READER);
  });
});

describe('an issue whose ledger may be deleted', () => {
  const day = '2025-07-02';

  it('has its report shown, and is not sent again by any command', async () => {
    await begin(day, new Date(Date.now() - 100 * DAY_MS));
    const unfinished = await waybill(['status', day, '--stack', 'demo']);
    expect(unfinished.stdout).toContain('It was never finished, so that there is no report.');
    const record = (await new DynamoIssueRecords(table()).load(day))!;
    const counts = await issueProgress(connectStores(table()), day);
    const progress = { ...counts, sent: 1, waiting: 0, done: true };
    await new DynamoIssueReports(table()).save(
      buildIssueReport({ record, progress, pricePerThousand: 0.16 }),
    );

    const queued = stack.queued.length;
    const { status, stdout } = await waybill(['status', day, '--stack', 'demo']);
    expect(stdout).toContain('The report of its end:\n\n"Day two" (revision 1) is out.\n');
    expect(stdout).toContain('1 subscribers were in the audience:\n  1 sent');
    expect(stdout).not.toMatch(/\d left|npx waybill/);
    expect(status).toBe(0);
    for (const command of [['resume'], ['settle'], ['settle', '--resend'], ['resend', '--unknown']])
      expect(await waybill([...command, day, '--stack', 'demo'])).toEqual({
        status: 2,
        stdout: '',
        stderr: expect.stringMatching(/^Issue 2025-07-02 began on \S+ and is closed after 60 days: .*\n$/),
      });
    expect(stack.queued).toHaveLength(queued);
    expect(await waybill(['who', day, '--stack', 'demo'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('was kept for 90 days and is deleted'),
    });
  });
});

describe('an issue that was paused until its time was over', () => {
  const day = '2025-07-03';
  const record: IssueRecord = {
    meta: { ...META, id: day },
    stage: { kind: 'ready' },
    pause: { reason: 'operator', since: '2025-07-03T10:00:00.000Z' },
    version: 1,
  };

  it('is not said to go out at its time, on this machine and in AWS', async () => {
    await new DynamoIssueRecords(table()).save(record);
    const local = await startLocalServices({
      folder: join(folder, LOCAL_FOLDER),
      siteUrl: 'http://127.0.0.1',
    });
    const localUrl = local.endpoints.dynamodbUrl;
    await new DynamoIssueRecords(connectTable({ tableName: TABLE_NAME, localUrl })).save(record);
    await local.close();

    const there = await waybill(['resume', day, '--stack', 'demo']);
    expect(there).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(
        /^Issue 2025-07-03 is not paused any more, and nothing of it was sent yet\.\nIts time ended at .*Send it with: npx waybill schedule 2025-07-03 --now\n$/,
      ),
    });
    expect((await new DynamoIssueRecords(table()).load(day))?.pause).toBeUndefined();
    expect(await waybill(['resume', day])).toEqual(there);
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
