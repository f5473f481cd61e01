import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { subscriberId } from '../../src/subscribers/subscriber-id.ts';
import { runWaybill } from './run-waybill.ts';
import { SECRETS, startStackStandIn, type StackStandIn } from './stack-stand-in.ts';

const ID_KEY = 'i'.repeat(64);
const CONSENT = ['--consent', 'Sign-up form of example.com, 2019 to 2024'];
const folder = mkdtempSync(join(tmpdir(), 'waybill-subscribers-stack-'));
const [here, environment] = [process.cwd(), { ...process.env }];
let stack: StackStandIn;

beforeAll(async () => {
  stack = await startStackStandIn(join(folder, 'aws'));
  Object.assign(process.env, stack.env);
  process.chdir(folder);
  writeFileSync('list.csv', 'email,status\nann@example.com,subscribed\nbob@example.com,unsubscribed\n');
});
afterAll(async () => {
  process.chdir(here);
  process.env = environment;
  await stack.close();
  rmSync(folder, { recursive: true, force: true });
});

const subscribers = (...args: readonly string[]) => runWaybill(['subscribers', ...args, '--stack', 'demo']);

describe('subscribers of a stack in AWS', () => {
  it('cannot be worked on by somebody who may not read the keys', async () => {
    const { status, stderr } = await subscribers('stats');
    expect(stderr).toMatch(/You may not read it .*secretsmanager:GetSecretValue\.$/m);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(status).toBe(2);
  });

  it('are imported, looked at, changed, exported and erased under the ids that its functions know', async () => {
    stack.secrets
      .set(SECRETS.links, JSON.stringify({ current: 'k1', k1: 's'.repeat(64) }))
      .set(SECRETS.ids, ID_KEY);
    expect((await subscribers('import', 'list.csv', ...CONSENT, '--yes')).stdout).toMatch(/1 {2}confirmed/);
    const ann = subscriberId(ID_KEY, 'ann@example.com');
    expect((await subscribers('show', 'ann@example.com')).stdout).toContain(`${ann}  confirmed since`);

    expect((await subscribers('suppress', 'ann@example.com')).stdout).toMatch(/^Suppressed/);
    expect((await subscribers('clear', ann)).stdout).toMatch(/They are sent issues again/);
    expect((await subscribers('add', 'cy@example.com', ...CONSENT)).stdout).toMatch(/^Added as /);
    expect(JSON.parse((await subscribers('stats', '--json')).stdout)).toMatchObject({
      confirmed: 2,
      unsubscribed: 1,
    });
    expect((await subscribers('export', '--out', 'all.csv')).status).toBe(0);
    expect(readFileSync('all.csv', 'utf8')).toMatch(/,cy@example\.com,confirmed,/);

    expect((await subscribers('erase', 'cy@example.com', '--yes')).status).toBe(0);
    expect((await subscribers('show', 'cy@example.com')).status).toBe(1);
  });
});
