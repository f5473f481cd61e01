import type { IssueRecord } from './issue-record.ts';
import type { IssueRecords } from './issue-records.ts';
import { updateIssueRecord, type RecordDecision } from './update-issue-record.ts';

export type RescheduleResult =
  | { readonly kind: 'rescheduled'; readonly record: IssueRecord }
  /** Its sending has begun. */
  | { readonly kind: 'begun' }
  | { readonly kind: 'no-issue' };

/**
 * Sets the time of one issue, or gives it back to the newsletter's schedule. A correction published afterwards keeps it.
 *
 * @param sendAt when it is to be begun; RFC 3339, UTC. Absent for the newsletter's send time
 */
export async function rescheduleIssue(
  records: IssueRecords,
  issueId: string,
  sendAt: string | undefined,
): Promise<RescheduleResult> {
  const update = await updateIssueRecord(
    records,
    issueId,
    (record): RecordDecision<Exclude<RescheduleResult, { kind: 'rescheduled' }>> => {
      if (!record) return { kind: 'leave', because: { kind: 'no-issue' } };
      if (record.stage.kind !== 'ready') return { kind: 'leave', because: { kind: 'begun' } };
      const { sendAt: _before, ...rest } = record;
      return { kind: 'save', record: sendAt === undefined ? rest : { ...rest, sendAt } };
    },
  );
  return update.kind === 'saved' ? { kind: 'rescheduled', record: update.record } : update.because;
}
