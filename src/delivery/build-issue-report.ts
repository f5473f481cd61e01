import type { IssueProgress } from './issue-progress.ts';
import type { IssueRecord } from './issue-record.ts';
import type { IssueReport } from './issue-report.ts';

/**
 * Builds the account of an issue from its rows.
 *
 * @param input.pricePerThousand US dollars for 1,000 messages: https://aws.amazon.com/ses/pricing/
 * @throws RangeError if the issue is not being sent, which has nothing to report
 */
export function buildIssueReport(input: {
  readonly record: IssueRecord;
  readonly progress: IssueProgress;
  readonly pricePerThousand: number;
}): IssueReport {
  const { meta, stage, reopenedAt } = input.record;
  if (stage.kind !== 'sending') throw new RangeError(`Issue ${meta.id} is ${stage.kind}, not being sent`);

  const { planned, sent, failed, failedBy, skipped, skippedBy, held, resent, doubles } = input.progress;
  const endedAt = input.progress.changedAt ?? stage.since;
  const seconds = Math.max(0, (Date.parse(endedAt) - Date.parse(stage.since)) / 1000);
  return {
    issueId: meta.id,
    ...(reopenedAt === undefined ? {} : { reopenedAt }),
    revision: meta.revision,
    subject: meta.subject,
    ...{ planned, sent, failed, failedBy, skipped, skippedBy, held, resent, doubles },
    ...input.progress.feedback,
    startedAt: stage.since,
    endedAt,
    seconds,
    perSecond: seconds > 0 ? sent / seconds : sent,
    // Each resending may be the second mail that SES asks money for. Held ones may have cost something as well.
    costUsd: ((sent + held + resent) / 1000) * input.pricePerThousand,
  };
}
