import type { IssueRecord } from './issue-record.ts';
import type { IssueRecords } from './issue-records.ts';
import { isClosedByAge } from './ledger-age.ts';
import { updateIssueRecord, type RecordDecision } from './update-issue-record.ts';

/**
 * Lifts the pause of an issue, but of one that is closed by its age. What is to be done about its chunks is another
 * matter: see `resumeIssue`.
 *
 * @returns the record as it is then; undefined if there is no such issue
 */
export async function liftPause(
  { records, now }: { readonly records: IssueRecords; readonly now: () => Date },
  issueId: string,
): Promise<IssueRecord | undefined> {
  const update = await updateIssueRecord(
    records,
    issueId,
    (record): RecordDecision<IssueRecord | undefined> => {
      if (!record?.pause || isClosedByAge(record, now())) return { kind: 'leave', because: record };
      const { pause: _lifted, ...rest } = record;
      return { kind: 'save', record: rest };
    },
  );
  return update.kind === 'saved' ? update.record : update.because;
}
