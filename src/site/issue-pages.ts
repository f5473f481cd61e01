import type { IssueMeta } from '../delivery/issue.ts';

/** Where the site finds what an issue looks like; nothing else of it is read. */
export interface IssuePages {
  /** @returns the HTML as it was mailed, with the places for what differs between people; undefined if there is none */
  loadPage(issue: Pick<IssueMeta, 'id' | 'contentHash'>): Promise<string | undefined>;
}
