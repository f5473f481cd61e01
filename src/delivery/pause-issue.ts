import type { Pause } from './issue-record.ts';
import type { IssueRecords } from './issue-records.ts';
import { updateIssueRecord, type RecordDecision } from './update-issue-record.ts';

export type PauseResult = 'paused' | 'already-paused' | 'no-issue';

/**
 * Stops an issue: no sender begins another chunk of it. Messages in hand at this moment still go out.
 * A pause that is there already stays as it is, so that the first reason is the one that is seen.
 */
export async function pauseIssue(records: IssueRecords, issueId: string, pause: Pause): Promise<PauseResult> {
  const update = await updateIssueRecord(
    records,
    issueId,
    (record): RecordDecision<Exclude<PauseResult, 'paused'>> => {
      if (!record) return { kind: 'leave', because: 'no-issue' };
      if (record.pause) return { kind: 'leave', because: 'already-paused' };
      return { kind: 'save', record: { ...record, pause } };
    },
  );
  return update.kind === 'saved' ? 'paused' : update.because;
}
