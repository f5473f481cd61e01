import type { IssueMeta } from '../delivery/issue.ts';
import type { Receipts } from '../delivery/receipts.ts';

/** Where the site finds what an issue looks like, and what readers may know of its sources; nothing else of it is read. */
export interface IssuePages {
  /** @returns the HTML as it was mailed, with the places for what differs between people; undefined if there is none */
  loadPage(issue: Pick<IssueMeta, 'id' | 'contentHash'>): Promise<string | undefined>;
  /** @returns undefined if the issue was published without any */
  loadReceipts(issue: Pick<IssueMeta, 'id' | 'contentHash'>): Promise<Receipts | undefined>;
}
