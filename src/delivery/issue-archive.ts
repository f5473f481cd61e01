import { z } from 'zod';
import { IssueMeta } from './issue.ts';

/** An issue that anybody may read: its sending has begun, so that its content is fixed. */
export const ArchivedIssue = z
  .object({
    id: IssueMeta.unwrap().shape.id,
    contentHash: IssueMeta.unwrap().shape.contentHash,
    subject: IssueMeta.unwrap().shape.subject,
    preheader: IssueMeta.unwrap().shape.preheader,
    /** When sending began; RFC 3339, UTC. */
    since: z.string(),
  })
  .readonly();
export type ArchivedIssue = z.infer<typeof ArchivedIssue>;

/** Days from `from` to before `before`, `YYYY-MM-DD` both; without one there is no end on that side. */
export interface ArchiveRange {
  readonly from?: string;
  readonly before?: string;
  readonly order: 'newest-first' | 'oldest-first';
  readonly limit: number;
}

/** The public list of issues. Reads may be a second behind: nobody waits for them. */
export interface IssueArchive {
  list(range: ArchiveRange): Promise<readonly ArchivedIssue[]>;
  load(issueId: string): Promise<ArchivedIssue | undefined>;
}
