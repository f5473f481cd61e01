import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectTable } from '../../src/aws/connect-table.ts';
import { DynamoIssueRecords } from '../../src/aws/dynamo-issue-records.ts';
import { DynamoLedger } from '../../src/aws/dynamo-ledger.ts';
import { DynamoSubscriberStore } from '../../src/aws/dynamo-subscriber-store.ts';
import { diagnoseStack } from '../../src/cli/diagnose-stack.ts';
import { TABLE_NAME } from '../../src/local/local-endpoints.ts';
import { aNewsletter } from '../support/articles.ts';
import { runWaybill } from './run-waybill.ts';
import { startStackStandIn, type StackStandIn } from './stack-stand-in.ts';

const ISSUE = '2025-06-10';
const STACK = ['--stack', 'demo'];

const home = process.cwd();
let folder: string;
let stack: StackStandIn;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waybill-operator-'));
  cpSync('test/fixtures/right-to-left', folder, { recursive: true });
  stack = await startStackStandIn(join(folder, 'aws'));
  const subscribers = new DynamoSubscriberStore(table());
  const reader = {
    address: 'ada@readers.example',
    status: 'confirmed',
    since: '2025-01-01T00:00:00.000Z',
  } as const;
  await subscribers.save({ ...reader, id: 'A'.repeat(22) }, undefined);
  Object.assign(process.env, stack.env);
  process.chdir(folder);
});
afterAll(async () => {
  process.chdir(home);
  await stack.close();
  rmSync(folder, { recursive: true, force: true });
});

function table() {
  return connectTable({ tableName: TABLE_NAME, localUrl: stack.services.endpoints.dynamodbUrl });
}

const waybill = (...args: readonly string[]) => runWaybill(args);

const recordOf = (day: string) => new DynamoIssueRecords(table()).load(day);

/** A day on which the digest can still go out by itself, whenever this runs. */
function moveDigestTo(day: string): void {
  const path = join(folder, 'content/digests/right-to-left.md');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^date: .*$/m, `date: ${day}`));
}

describe('waybill publish to a stack', () => {
  it('says what is wrong with a draft or a broken digest, and publishes nothing', async () => {
    const path = join(folder, 'content/digests/draft.md');
    const text = readFileSync(join(folder, 'content/digests/right-to-left.md'), 'utf8');
    writeFileSync(path, text.replace('---\n', '---\nstatus: draft\n'));
    expect(await waybill('publish', 'draft', ...STACK)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('content/digests/draft.md is a draft. Change its status to ready'),
    });
    writeFileSync(path, text.replace('id=london-talks', 'id=no-such-article'));
    expect(await waybill('publish', 'draft', ...STACK)).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/^content\/digests\/draft\.md\n +\d+:\d+ {2}error .*no-such-article/m),
    });
    rmSync(path);
    expect([await recordOf(ISSUE), stack.objects.size]).toEqual([undefined, 0]);
  });

  it('freezes the digest in the bucket and the table, with the links of the stack', async () => {
    const { status, stdout } = await waybill('publish', 'right-to-left', ...STACK);
    expect(stdout).toMatch(/^Nothing to mend\.$/m);
    expect(stdout).toContain(`Issue ${ISSUE}, revision 1, is published.`);
    expect(stdout).toContain('Its time ended at 19:30 on Tuesday 10 June (Europe/London)');
    expect(status).toBe(0);
    expect(await recordOf(ISSUE)).toMatchObject({ stage: { kind: 'ready' }, meta: { revision: 1 } });
    const html = [...stack.objects].find(([path]) => path.endsWith('/issue.html'))?.[1].toString();
    expect(html).toContain(`href="${stack.siteUrl}/`);
  });

  it('changes nothing the second time', async () => {
    expect((await waybill('publish', ISSUE, ...STACK)).stdout).toContain(
      'was published before, with the same content',
    );
    expect((await recordOf(ISSUE))?.version).toBe(1);
  });
});

describe('waybill schedule of a stack', () => {
  it('shows when an issue goes out, and sets another time', async () => {
    moveDigestTo('2040-06-12');
    await waybill('publish', 'right-to-left', ...STACK);
    const day = ['schedule', '2040-06-12', ...STACK];
    expect((await waybill(...day)).stdout).toContain(
      'It goes out at 17:30 on Tuesday 12 June (Europe/London).',
    );
    expect((await waybill(...day, '--at', '18:30')).stdout).toContain(
      'It goes out at 18:30 on Tuesday 12 June',
    );
    expect((await recordOf('2040-06-12'))?.sendAt).toBe('2040-06-12T17:30:00.000Z');
    expect((await waybill(...day, '--usual')).stdout).toContain('It goes out at 17:30');
  });

  it('begins an issue at once, late as it is', async () => {
    const now = ['schedule', ISSUE, '--now', ...STACK];
    expect(await waybill(...now)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(`Issue ${ISSUE} goes out now to 1 subscriber.`),
    });
    expect(stack.queued).toEqual(['A'.repeat(22)]);
    expect((await waybill(...now)).stdout).toContain('was begun before');
    expect((await waybill('schedule', ISSUE, '--at', '23:59', ...STACK)).status).toBe(2);
  });

  it.each([
    ['a time that is none', [ISSUE, '--at', '25:00'], 2, /"25:00" is not a time of day/],
    ['a time without an issue', ['--now'], 2, /Name the issue/],
    ['two times', [ISSUE, '--now', '--at', '18:00'], 2, /Use one of/],
    ['a day that is none', ['soon'], 2, /"soon" is not a day of the calendar/],
  ])('refuses %s', async (_what, args, code, message) => {
    const { status, stderr } = await waybill('schedule', ...args, ...STACK);
    expect(stderr).toMatch(message);
    expect(status).toBe(code);
  });

  it('tells of an issue that nobody has published', async () => {
    expect(await waybill('schedule', '2040-06-13', '--now', ...STACK)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('No issue of 2040-06-13 was published'),
    });
  });
});

describe('waybill compose', () => {
  it('publishes a day from drops/ on this machine, and says what it left out', async () => {
    const articles = join(folder, 'drops/articles/2025-06-11');
    mkdirSync(articles, { recursive: true });
    writeFileSync(join(articles, 'broken.json'), '{');
    const article = {
      headline: 'رافعة زرقاء تعود',
      published: '2025-06-11T09:00+01:00',
      blocks: [{ type: 'prose', paragraphs: ['عادت الرافعة إلى الرصيف.'] }],
    };
    writeFileSync(join(articles, 'crane.json'), JSON.stringify(article));
    const { status, stdout } = await waybill('compose', '2025-06-11');
    expect(stdout).toContain('Issue 2025-06-11 is published');
    expect(stdout).toContain('drops/articles/2025-06-11/broken.json has errors and was left out');
    expect(status).toBe(1);
    expect((await waybill('compose', '2025-06-11')).stdout).toContain('was published before');
  });
});

describe('waybill doctor', () => {
  const newsletter = aNewsletter({ deployment: { alarmsTo: 'ops@news.test' } });
  const dns = { txt: async (name: string) => (name.startsWith('_dmarc') ? ['v=DMARC1; p=none'] : []) };
  const entry = (value: string) => `<entry><key>news.test</key><value>${value}</value></entry>`;

  beforeAll(() => {
    stack.sesAnswers
      .set(
        'GetIdentityVerificationAttributes',
        `<VerificationAttributes>${entry('<VerificationStatus>Success</VerificationStatus>')}</VerificationAttributes>`,
      )
      .set(
        'GetIdentityDkimAttributes',
        `<DkimAttributes>${entry('<DkimEnabled>true</DkimEnabled><DkimVerificationStatus>Success</DkimVerificationStatus>')}</DkimAttributes>`,
      )
      .set(
        'GetIdentityMailFromDomainAttributes',
        `<MailFromDomainAttributes>${entry('<MailFromDomain>bounce.news.test</MailFromDomain><MailFromDomainStatus>Success</MailFromDomainStatus>')}</MailFromDomainAttributes>`,
      )
      .set('DescribeConfigurationSet', '<EventDestinations></EventDestinations>')
      .set('DescribeActiveReceiptRuleSet', '<Metadata><Name>other</Name></Metadata>');
    stack.resources.push(
      ['AWS::SES::ReceiptRuleSet', 'ours'],
      ['AWS::CloudWatch::Alarm', 'bounce-rate'],
      ['AWS::SNS::Topic', 'arn:aws:sns:::alarms'],
      ['AWS::SecretsManager::Secret', 'arn'],
    );
    stack.mailReceivers.push(['ops@news.test', 'PendingConfirmation']);
  });

  it('looks at every point of a stack, and says what is to be done', async () => {
    const points = await diagnoseStack('demo', newsletter, dns);
    expect(Object.fromEntries(points.map(({ point, state }) => [point, state]))).toEqual({
      table: 'fine',
      sandbox: 'fine',
      sending: 'fine',
      quota: 'fine',
      'next-issue': 'fine',
      'last-event': 'not-known',
      identity: 'fine',
      dkim: 'fine',
      'mail-from': 'fine',
      spf: 'to-do',
      dmarc: 'fine',
      events: 'to-do',
      inbound: 'to-do',
      secrets: 'fine',
      alarms: 'to-do',
      site: 'fine',
      clock: 'fine',
    });
  });

  const lastEvent = async () => {
    const points = await diagnoseStack('demo', newsletter, dns);
    return points.find(({ point }) => point === 'last-event');
  };

  it('looks at the issue of the latest day, however long ago that day is', async () => {
    const key = { issueId: ISSUE, subscriberId: 'A'.repeat(22) };
    const at = new Date().toISOString();
    const ledger = new DynamoLedger(table());
    await ledger.claim(key, { claimId: 'c', at, until: at });
    await ledger.settle(key, { state: 'SENT', messageId: 'm', attempt: 1, at });
    expect(await lastEvent()).toMatchObject({
      state: 'not-known',
      message: `Issue ${ISSUE} has only just begun, and nothing has come back yet.`,
    });
  });

  it('does not say that nothing was sent when the ledger of the latest issue is deleted', async () => {
    const record = (await recordOf(ISSUE))!;
    const since = new Date(Date.now() - 100 * 24 * 3_600_000).toISOString();
    const stage = { kind: 'sending', since, planned: 1, queue: { kind: 'filled' } } as const;
    const meta = { ...record.meta, id: '2025-06-20' };
    await new DynamoIssueRecords(table()).save({ meta, stage, version: 1 });
    expect(await lastEvent()).toMatchObject({
      state: 'not-known',
      message: expect.stringMatching(/^The latest issue, of 2025-06-20, is so long ago/),
    });
  });

  it('goes on where a question is not answered', async () => {
    const failing = { txt: () => Promise.reject(new Error('queryTxt ETIMEOUT')) };
    const points = await diagnoseStack('demo', newsletter, failing);
    expect(points.filter(({ message }) => message.includes('ETIMEOUT')).map(({ point }) => point)).toEqual([
      'spf',
      'dmarc',
    ]);
    expect(points.at(-1)?.point).toBe('clock');
  });

  it('works on this machine, too', async () => {
    const { status, stdout } = await waybill('doctor', '--json');
    const { points } = JSON.parse(stdout) as { points: { point: string; state: string }[] };
    expect(points.map(({ point }) => point)).toEqual([
      'table',
      'sandbox',
      'sending',
      'quota',
      'next-issue',
      'last-event',
      'site',
    ]);
    expect(status).toBe(0);
    expect((await waybill('doctor')).stdout).toContain(
      'Nothing to do, as far as can be seen. Unknown: 1 of 7 points.',
    );
  });

  it('tells somebody who is half-way what to do next, point by point', async () => {
    const waiting = '<VerificationStatus>Pending</VerificationStatus>';
    stack.sesAnswers
      .set(
        'GetSendQuota',
        '<Max24HourSend>200</Max24HourSend><MaxSendRate>1</MaxSendRate><SentLast24Hours>0</SentLast24Hours>',
      )
      .set(
        'GetIdentityVerificationAttributes',
        `<VerificationAttributes>${entry(waiting)}</VerificationAttributes>`,
      )
      .set(
        'GetIdentityDkimAttributes',
        `<DkimAttributes>${entry('<DkimEnabled>true</DkimEnabled><DkimVerificationStatus>Pending</DkimVerificationStatus>')}</DkimAttributes>`,
      )
      .set(
        'GetIdentityMailFromDomainAttributes',
        `<MailFromDomainAttributes>${entry('<MailFromDomain>bounce.news.test</MailFromDomain><MailFromDomainStatus>Pending</MailFromDomainStatus>')}</MailFromDomainAttributes>`,
      );
    const points = await diagnoseStack('demo', newsletter, { txt: async () => [] });
    const todo = new Map(
      points.filter(({ state }) => state === 'to-do').map(({ point, message }) => [point, message]),
    );
    expect([...todo.keys()]).toEqual([
      ...['sandbox', 'identity', 'dkim', 'mail-from', 'spf', 'dmarc', 'events', 'inbound', 'alarms'],
    ]);
    expect(todo.get('sandbox')).toContain('Request production access in the SES console');
    expect(todo.get('dkim')).toContain('Copy the outputs DnsDkim1 to DnsDkim3');
    expect(todo.get('mail-from')).toContain('Copy the outputs DnsMailFrom and DnsSpf');
    expect(todo.get('dmarc')).toContain('Add the TXT record _dmarc.news.test: "v=DMARC1; p=none"');
  });
});
