import type { IssueRecord } from '../delivery/issue-record.ts';
import type { IssueRecords } from '../delivery/issue-records.ts';
import { isClosedByAge, sayClosedByAge } from '../delivery/ledger-age.ts';
import { UsageError } from './exit-codes.ts';
import { loadIssue } from './load-issue.ts';

/**
 * The issue that a person means, to do something about its messages.
 *
 * @throws UsageError if there is none, or it is closed by its age
 */
export async function loadOpenIssue(
  records: Pick<IssueRecords, 'load'>,
  day: string | undefined,
): Promise<IssueRecord> {
  const record = await loadIssue(records, day);
  if (isClosedByAge(record, new Date())) throw new UsageError(sayClosedByAge(record));
  return record;
}
