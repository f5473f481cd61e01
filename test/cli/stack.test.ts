import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
