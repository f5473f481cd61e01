import { describe, expect, it } from '@jest/globals';
import { buildIssueReport } from '../../src/delivery/build-issue-report.ts';
import type { IssueProgress } from '../../src/delivery/issue-progress.ts';
import type { IssueRecord } from '../../src/delivery/issue-record.ts';
import { reportText } from '../../src/delivery/report-text.ts';

const record: IssueRecord = {
  meta: {
    id: '2025-06-10',
    revision: 2,
    contentHash: 'c',
    subject: 'Day two of the talks',
    preheader: '',
    from: 'daily@example.com',
    publishedAt: '2025-06-10T05:00:00.000Z',
  },
  stage: { kind: 'sending', since: '2025-06-10T06:00:00.000Z', planned: 1_000, queue: { kind: 'filled' } },
  version: 5,
};
const progress: IssueProgress = {
  planned: 1_000,
  waiting: 0,
  claimed: 0,
  released: 0,
  sent: 980,
  failed: 2,
  skipped: 15,
  unknown: 0,
  held: 3,
  failedBy: { MessageRejected: 2 },
  skippedBy: { unsubscribed: 14, deleted: 1 },
  releasedBy: {},
  resent: 7,
  doubles: 1,
  feedback: { delivered: 950, bounced: 12, withheld: 2, softBounced: 4, complained: 1, rejected: 0 },
  changedAt: '2025-06-10T06:01:38.000Z',
  done: true,
};

describe('the report of an issue', () => {
  it('accounts for everybody, with time, rate and cost', () => {
    const report = buildIssueReport({ record, progress, pricePerThousand: 0.16 });
    expect(report).toEqual({
      issueId: '2025-06-10',
      revision: 2,
      subject: 'Day two of the talks',
      planned: 1_000,
      sent: 980,
      failed: 2,
      failedBy: { MessageRejected: 2 },
      skipped: 15,
      skippedBy: { unsubscribed: 14, deleted: 1 },
      held: 3,
      resent: 7,
      doubles: 1,
      delivered: 950,
      bounced: 12,
      withheld: 2,
      softBounced: 4,
      complained: 1,
      rejected: 0,
      startedAt: '2025-06-10T06:00:00.000Z',
      endedAt: '2025-06-10T06:01:38.000Z',
      seconds: 98,
      perSecond: 10,
      costUsd: 0.1584,
    });
    expect(report.sent + report.failed + report.skipped + report.held).toBe(report.planned);
  });

  it('tells it to an editor in words', () => {
    expect(reportText(buildIssueReport({ record, progress, pricePerThousand: 0.16 }))).toEqual({
      subject: 'Issue 2025-06-10: 980 of 1000 messages sent',
      text: `"Day two of the talks" (revision 2) is out.

1000 subscribers were in the audience:
  980 sent
  2 failed (2 MessageRejected)
  15 skipped, because they left, moved to another address or paused in the meantime (14 unsubscribed, 1 deleted)
  3 held: SES may have them or not, and has said nothing

7 were sent a second time, because nothing proved that SES had accepted the first. SES accepted both for at least 1.

What has come back: 950 delivered so far, 12 bounced and are not written to any more, 4 bounced for now, 2 withheld by SES, which has them on its suppression list, 1 complained and are not written to any more.

From 2025-06-10T06:00:00.000Z to 2025-06-10T06:01:38.000Z: 1 min 38 s, 10 messages a second. SES asks about $0.16 for it.

Sent means accepted by Amazon SES. Bounces and complaints go on coming in for some days.
`,
    });
  });

  it('says no more than there is to say when all went well', () => {
    const smooth: IssueProgress = {
      ...progress,
      ...{ planned: 3, sent: 3, failed: 0, skipped: 0, held: 0, failedBy: {}, skippedBy: {} },
      ...{ resent: 0, doubles: 0, changedAt: '2025-06-10T06:00:00.000Z' },
      feedback: { delivered: 3, bounced: 0, withheld: 0, softBounced: 0, complained: 0, rejected: 0 },
    };
    const report = buildIssueReport({ record, progress: smooth, pricePerThousand: 0.16 });
    expect(report).toMatchObject({ seconds: 0, perSecond: 3 });
    const { subject, text } = reportText(report);
    expect(subject).toBe('Issue 2025-06-10: all 3 messages sent');
    expect(text).not.toMatch(/held|second time|bounced/);
    expect(text).toContain('0 s, 3.0 messages a second');
  });

  it('has nothing to say of an issue that is not being sent', () => {
    const ready = { ...record, stage: { kind: 'ready' } } as const;
    expect(() => buildIssueReport({ record: ready, progress, pricePerThousand: 0.16 })).toThrow(RangeError);
  });
});
