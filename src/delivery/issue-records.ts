import type { IssueRecord } from './issue-record.ts';

/** Where the records of issues are kept. Reads are strongly consistent: a pause takes hold at once. */
export interface IssueRecords {
  load(issueId: string): Promise<IssueRecord | undefined>;
  /** Saves only over the version just before the record's (or over nothing, for version 1). */
  save(record: IssueRecord): Promise<'saved' | 'conflict'>;
}
