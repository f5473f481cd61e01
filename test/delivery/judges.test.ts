import { describe, expect, it } from '@jest/globals';
import { judgeAccount } from '../../src/delivery/judge-account.ts';
import { dmarcNames, judgeDmarc, judgeSpf } from '../../src/delivery/judge-dns.ts';
import { judgeEvents, judgeHeardEvents } from '../../src/delivery/judge-events.ts';
import { judgeIdentity, type IdentityFacts } from '../../src/delivery/judge-identity.ts';
import { judgeAlarms, judgeRuleSet, judgeSecrets } from '../../src/delivery/judge-stack.ts';
import { judgeClock, judgeNextIssue, judgeSite } from '../../src/delivery/judge-surroundings.ts';

const QUOTA = { maxSendRate: 14, max24HourSend: 50_000, sentLast24Hours: 0 };

const account = (fields: Partial<Parameters<typeof judgeAccount>[0]>) =>
  Object.fromEntries(
    judgeAccount({ quota: QUOTA, isSendingEnabled: true, audience: 1_000, ...fields }).map(
      ({ point, state, message }) => [point, `${state}: ${message}`],
    ),
  );

describe('the account', () => {
  it('is fine when it is out of the sandbox and its quota holds the list', () => {
    expect(account({})).toEqual({
      sandbox: expect.stringMatching(/^fine/),
      sending: expect.stringMatching(/^fine/),
      quota: expect.stringMatching(/^fine.*take about 2 min/),
    });
  });

  it('is in the sandbox with its limit of 200 a day', () => {
    const { sandbox, quota } = account({ quota: { ...QUOTA, max24HourSend: 200 } });
    expect(sandbox).toMatch(/^to-do.*Request production access/);
    expect(quota).toMatch(/^to-do.*An issue has 1,000, and is refused/);
  });

  it('has to ask for more before the list outgrows it', () => {
    expect(account({ audience: 45_000 }).quota).toMatch(/^to-do.*before the list outgrows it/);
    expect(account({ quota: { ...QUOTA, max24HourSend: -1 }, audience: 9e6 }).quota).toMatch(/^fine/);
  });

  it('may have sending switched off', () => {
    expect(account({ isSendingEnabled: false }).sending).toMatch(/^to-do.*SES console/);
  });
});

describe('the identity', () => {
  const good: IdentityFacts = {
    domain: 'news.example',
    isVerified: true,
    dkim: { isEnabled: true, status: 'success' },
    mailFrom: { domain: 'bounce.news.example', status: 'success' },
  };
  const states = (facts: IdentityFacts) => judgeIdentity(facts, 'outputs').map(({ state }) => state);
  const { mailFrom: _none, ...withoutMailFrom } = good;

  it.each<[string, IdentityFacts, readonly string[]]>([
    ['all set up', good, ['fine', 'fine', 'fine']],
    ['not verified', { ...good, isVerified: false }, ['to-do', 'fine', 'fine']],
    ['not signed', { ...good, dkim: { isEnabled: false, status: 'not-started' } }, ['fine', 'to-do', 'fine']],
    [
      'waiting for CNAMEs',
      { ...good, dkim: { isEnabled: true, status: 'pending' } },
      ['fine', 'to-do', 'fine'],
    ],
    ['given up on', { ...good, dkim: { isEnabled: true, status: 'failed' } }, ['fine', 'to-do', 'fine']],
    ['without a MAIL FROM domain', withoutMailFrom, ['fine', 'fine', 'to-do']],
    [
      'without the MX record',
      { ...good, mailFrom: { domain: 'b', status: 'pending' } },
      ['fine', 'fine', 'to-do'],
    ],
  ])('%s', (_what, facts, expected) => {
    expect(states(facts)).toEqual(expected);
  });

  const pending: IdentityFacts = {
    domain: 'news.example',
    isVerified: false,
    dkim: { isEnabled: true, status: 'pending' },
    mailFrom: { domain: 'bounce.news.example', status: 'pending' },
  };
  it.each([
    ['outputs', /CloudFormation console, the stack, Outputs/],
    ['zone', /at your registrar, name the zone's name servers/],
    ['elsewhere', /the SES console, Identities, news\.example, lists the records/],
  ] as const)('names records that can be found, with those from %s', (from, message) => {
    const points = judgeIdentity(pending, from);
    expect(points.map(({ state }) => state)).toEqual(['to-do', 'to-do', 'to-do']);
    for (const point of points) expect(point.message).toMatch(message);
  });
});

describe('SPF', () => {
  it.each([
    ['fine', ['v=spf1 include:amazonses.com ~all', 'google-site-verification=x']],
    ['fine', ['V=SPF1 +include:amazonses.com -all']],
    ['to-do', []],
    ['to-do', ['v=spf1 include:_spf.example -all']],
    ['to-do', ['v=spf1 include:amazonses.com.example -all']],
    ['to-do', ['v=spf1 include:amazonses.com ~all', 'v=spf1 mx -all']],
  ])('is %s with %j', (state, records) => {
    expect(judgeSpf('bounce.news.example', records).state).toBe(state);
  });
});

describe('DMARC', () => {
  it.each([
    ['fine', ['v=DMARC1; p=none']],
    ['fine', ['v=DMARC1;p=reject;rua=mailto:x@news.example']],
    ['to-do', []],
    ['to-do', ['v=spf1 -all']],
    ['to-do', ['v=DMARC1; rua=mailto:x@news.example']],
    ['to-do', ['v=DMARC1; p=none', 'v=DMARC1; p=reject']],
  ])('is %s with %j', (state, records) => {
    expect(judgeDmarc('news.example', records).state).toBe(state);
  });

  it('is looked for at the domain, then at those above it', () => {
    expect(dmarcNames('a.daily.news.example')).toEqual([
      '_dmarc.a.daily.news.example',
      '_dmarc.daily.news.example',
      '_dmarc.news.example',
    ]);
    expect(dmarcNames('news.example')).toEqual(['_dmarc.news.example']);
  });

  it('advises to go on from a policy that only watches', () => {
    expect(judgeDmarc('news.example', ['v=DMARC1; p=none']).message).toContain('p=quarantine');
    expect(judgeDmarc('news.example', ['v=DMARC1; p=reject']).message).not.toContain('quarantine');
  });
});

describe('events', () => {
  const all = ['send', 'delivery', 'bounce', 'complaint', 'reject'];
  const topic = { isEnabled: true, isTopic: true, events: all };

  it.each<[string, Parameters<typeof judgeEvents>[0], string]>([
    ['all go to a topic', [topic], 'fine'],
    [
      'they are spread over topics',
      [
        { ...topic, events: all.slice(2) },
        { ...topic, events: all.slice(0, 2) },
      ],
      'fine',
    ],
    ['the destination is switched off', [{ ...topic, isEnabled: false }], 'to-do'],
    ['they go elsewhere', [{ ...topic, isTopic: false }], 'to-do'],
    ['one is missing', [{ ...topic, events: all.slice(1) }], 'to-do'],
    ['there is no destination', [], 'to-do'],
    ['the configuration set is gone', undefined, 'to-do'],
  ])('when %s', (_when, destinations, state) => {
    expect(judgeEvents(destinations).state).toBe(state);
  });

  it('are put back by what puts changes by hand back, and not by a plain deployment', () => {
    for (const destinations of [undefined, []])
      expect(judgeEvents(destinations).message).toContain('npx cdk deploy --revert-drift');
  });

  it('say which are missing', () => {
    expect(judgeEvents([{ ...topic, events: ['send', 'delivery', 'reject'] }]).message).toContain(
      'bounce, complaint',
    );
  });

  const heard = { issueId: '2025-06-10', sent: 200, heardOf: 0, since: '2025-06-10T16:30:00.000Z' };
  it.each([
    ['not-known', undefined, '16:31'],
    ['not-known', heard, '16:31'],
    ['to-do', heard, '17:30'],
    ['fine', { ...heard, heardOf: 1 }, '16:31'],
  ])('are %s when %j was heard by %s', (state, facts, time) => {
    expect(judgeHeardEvents(facts, new Date(`2025-06-10T${time}:00Z`)).state).toBe(state);
  });
});

describe('what a stack is made of', () => {
  it('takes mail only with its own rule set active', () => {
    expect(judgeRuleSet(undefined, 'other').state).toBe('fine');
    expect(judgeRuleSet('ours', 'ours').state).toBe('fine');
    expect(judgeRuleSet('ours', undefined)).toMatchObject({
      state: 'to-do',
      message: expect.stringContaining('set-active-receipt-rule-set --rule-set-name ours'),
    });
    expect(judgeRuleSet('ours', 'other').message).toContain('"other" is');
  });

  it('has its secrets', () => {
    expect(judgeSecrets([{ isThere: true }, { isThere: true }]).state).toBe('fine');
    expect(judgeSecrets([{ isThere: true }, { isThere: false }]).state).toBe('to-do');
    expect(judgeSecrets([]).state).toBe('to-do');
  });

  it('wants somebody to be told of alarms who has said that they want to be', () => {
    const receiver = { address: 'ops@news.test', isConfirmed: true };
    expect(judgeAlarms({ alarms: 16, receivers: [receiver] }).state).toBe('fine');
    expect(judgeAlarms({ alarms: 16, receivers: [{ ...receiver, isConfirmed: false }] })).toMatchObject({
      state: 'to-do',
      message: expect.stringContaining('ops@news.test is told of none'),
    });
    expect(judgeAlarms({ alarms: 16, receivers: [] }).state).toBe('to-do');
    expect(judgeAlarms({ alarms: 0, receivers: [receiver] }).state).toBe('to-do');
  });
});

describe('surroundings', () => {
  const now = new Date('2025-06-10T16:00:00Z');

  it('are a site that answers', () => {
    expect(judgeSite('https://news.example', { status: 200 }).state).toBe('fine');
    expect(judgeSite('https://news.example', { status: 503 }).message).toContain('503');
    expect(judgeSite('https://news.example', { status: undefined, problem: 'ENOTFOUND' }).message).toContain(
      'ENOTFOUND',
    );
  });

  it('are a clock that is right', () => {
    expect(judgeClock(now, undefined)).toEqual([]);
    expect(judgeClock(now, new Date('2025-06-10T16:00:40Z'))).toMatchObject([{ state: 'fine' }]);
    expect(judgeClock(now, new Date('2025-06-10T15:52:00Z'))).toMatchObject([
      { state: 'to-do', message: expect.stringContaining('480 s') },
    ]);
  });

  it('are a next issue that goes out', () => {
    const window = { from: now, until: now };
    expect(judgeNextIssue({ kind: 'waits', window, isDue: false }, 'x').state).toBe('fine');
    expect(judgeNextIssue({ kind: 'late', window }, 'x').state).toBe('to-do');
  });
});
