import type { Issue, IssueMeta } from './issue.ts';

/** Where the documents of issues are kept for the web view and the archive, under their content hash. */
export interface IssueStore {
  /** Keeps the documents for good. Saving the same content again changes nothing. */
  save(issue: Issue): Promise<void>;
  load(meta: Pick<IssueMeta, 'id' | 'contentHash'>): Promise<Issue | undefined>;
}
