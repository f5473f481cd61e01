import { describe, expect, it } from '@jest/globals';
import { issueOutlook } from '../../src/delivery/issue-outlook.ts';
import type { IssueProgress } from '../../src/delivery/issue-progress.ts';
import { sayHoldUp } from '../../src/delivery/say-hold-up.ts';
import type { IssueRecord } from '../../src/delivery/issue-record.ts';

const SINCE = '2025-06-10T15:30:00.000Z';
const record: IssueRecord = {
  meta: {
    id: '2025-06-10',
    revision: 1,
    contentHash: 'c',
    subject: 'Day two',
    preheader: '',
    from: 'daily@example.com',
    publishedAt: SINCE,
  },
  stage: { kind: 'sending', since: SINCE, planned: 1_000, queue: { kind: 'filled' } },
  version: 1,
};
const halfway: IssueProgress = {
  ...{ planned: 1_000, sent: 400, waiting: 550, claimed: 25, released: 25 },
  ...{ failed: 0, skipped: 0, unknown: 0, held: 0, resent: 0, doubles: 0 },
  ...{ failedBy: {}, skippedBy: {}, releasedBy: { throttled: 25 }, done: false },
  ...{ changedAt: '2025-06-10T15:30:40.000Z', sentAt: '2025-06-10T15:30:40.000Z' },
  feedback: { delivered: 0, bounced: 0, withheld: 0, softBounced: 0, complained: 0, rejected: 0 },
};
const at = (time: string) => new Date(`2025-06-10T${time}Z`);

describe('the outlook of an issue', () => {
  it('tells the rate since sending began, and how long the rest takes at it', () => {
    expect(issueOutlook(record, halfway, at('15:30:41'))).toEqual({
      perSecond: 10,
      secondsLeft: 60,
      holdUps: [],
    });
  });

  it('expects no end while nothing is sent', () => {
    const { changedAt: _none, ...begun } = { ...halfway, sent: 0, waiting: 950 };
    expect(issueOutlook(record, begun, at('15:30:01'))).toEqual({ perSecond: 0, holdUps: [] });
  });

  it('is stalled when work is left and nothing has changed for two minutes', () => {
    expect(issueOutlook(record, halfway, at('15:32:40'))).toMatchObject({
      holdUps: [{ kind: 'stalled', since: halfway.changedAt, messages: 600 }],
    });
    expect(issueOutlook(record, halfway, at('15:32:39')).holdUps).toEqual([]);
  });

  it('is held up when attempts are made and nothing was sent for two minutes, and says why', () => {
    const throttled = { ...halfway, changedAt: '2025-06-10T15:32:39.000Z' };
    expect(issueOutlook(record, throttled, at('15:32:40'))).toEqual({
      perSecond: expect.any(Number),
      holdUps: [
        {
          kind: 'fruitless',
          since: '2025-06-10T15:30:40.000Z',
          messages: 600,
          releasedBy: { throttled: 25 },
        },
      ],
    });
    expect(issueOutlook(record, throttled, at('15:32:39')).holdUps).toEqual([]);
    expect(
      sayHoldUp({ kind: 'fruitless', since: SINCE, messages: 604, releasedBy: { throttled: 139 } }),
    ).toBe(`604 messages left, and nothing was sent since ${SINCE} though it is tried: 139 throttled.`);
  });

  it('is held up from the beginning when nothing was ever sent', () => {
    const { sentAt: _never, ...none } = { ...halfway, sent: 0, changedAt: '2025-06-10T15:34:00.000Z' };
    expect(issueOutlook(record, none, at('15:34:01')).holdUps).toMatchObject([
      { kind: 'fruitless', since: SINCE },
    ]);
  });

  it.each([
    [4, []],
    [5, [{ kind: 'failed', messages: 5, tried: 405 }]],
  ])('has something to look into when more than one of a hundred failed: %d', (failed, holdUps) => {
    const { sent } = halfway;
    const ended = { ...halfway, waiting: 0, claimed: 0, released: 0, failed, planned: sent + failed };
    expect(issueOutlook(record, { ...ended, done: true }, at('18:00:00')).holdUps).toEqual(holdUps);
  });

  it('is held up by a pause, which explains why nothing changes', () => {
    const pause = { reason: 'bounces', since: '2025-06-10T15:30:41.000Z' } as const;
    expect(issueOutlook({ ...record, pause }, halfway, at('18:00:00'))).toEqual({
      perSecond: 10,
      holdUps: [{ kind: 'paused', ...pause }],
    });
  });

  it('is held up by unknown messages even when nothing else is left', () => {
    const ended = { ...halfway, sent: 997, waiting: 0, claimed: 0, released: 0, unknown: 3 };
    expect(issueOutlook(record, ended, at('18:00:00')).holdUps).toEqual([{ kind: 'unknown', messages: 3 }]);
  });
});
