import { describe, expect, it } from '@jest/globals';
import { issueOutlook } from '../../src/delivery/issue-outlook.ts';
import type { IssueProgress } from '../../src/delivery/issue-progress.ts';
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
  ...{ failedBy: {}, skippedBy: {}, done: false, changedAt: '2025-06-10T15:30:40.000Z' },
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
