import type { IssueReport } from './issue-report.ts';

/** Where the final reports of issues are kept. */
export interface IssueReports {
  /** Saves only if the issue has no report yet, or one of before it was reopened, of which nothing is left then. */
  save(report: IssueReport): Promise<'saved' | 'conflict'>;
  load(issueId: string): Promise<IssueReport | undefined>;
  /**
   * Reserves the mailing of a report until then; whoever has it and dies leaves it to the next one.
   *
   * @returns `taken` while another has it, `mailed` if there is nothing left to do
   */
  beginMailing(issueId: string, lease: { readonly now: Date; readonly until: Date }): Promise<MailingTurn>;
  noteMailed(issueId: string, at: Date): Promise<void>;
}

export type MailingTurn = 'ours' | 'taken' | 'mailed';
