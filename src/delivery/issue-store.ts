import type { IssueChecks } from './collect-checks.ts';
import type { Issue, IssueMeta } from './issue.ts';

/** Where the documents of issues are kept for the web view and the archive, under their content hash. */
export interface IssueStore {
  /**
   * Keeps the documents for good, and beside them how they were checked. Saving the same content again changes nothing,
   * the checks neither: they are those of when the content was first published.
   */
  save(issue: Issue, checks?: IssueChecks): Promise<void>;
  load(meta: Pick<IssueMeta, 'id' | 'contentHash'>): Promise<Issue | undefined>;
}
