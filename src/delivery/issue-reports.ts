import type { IssueReport } from './issue-report.ts';

/** Where the final reports of issues are kept. */
export interface IssueReports {
  /** Saves only if the issue has no report yet. */
  save(report: IssueReport): Promise<'saved' | 'conflict'>;
  load(issueId: string): Promise<IssueReport | undefined>;
}
