import type { ArchivedIssue } from '../delivery/issue-archive.ts';
import type { Phrases } from './create-phrases.ts';
import type { IssueRow } from './page-view.ts';

/** Issues as lines of a list, in the order that they come in. */
export function listIssueRows(issues: readonly ArchivedIssue[], phrases: Phrases): readonly IssueRow[] {
  return issues.map(({ id, subject, preheader }) => ({
    path: `/issues/${id}`,
    day: id,
    date: phrases.date(id),
    subject,
    preheader,
  }));
}
