import type { IssueRecord } from './issue-record.ts';
import type { IssueRecords } from './issue-records.ts';
import { isClosedByAge } from './ledger-age.ts';

export interface FindOpenIssuePorts {
  readonly records: Pick<IssueRecords, 'load'>;
  readonly now: () => Date;
}

/** Why nothing is done about the messages of an issue. */
export type NotOpen =
  | { readonly kind: 'no-issue' }
  /** Not being sent (yet). */
  | { readonly kind: 'not-sending' }
  /** See `isClosedByAge`; `sayClosedByAge` has the words. */
  | { readonly kind: 'closed'; readonly record: IssueRecord };

/** `since` is when its sending began; RFC 3339, UTC. */
export type OpenIssue =
  { readonly kind: 'open'; readonly record: IssueRecord; readonly since: string } | NotOpen;

/** The issue, if its ledger can be relied on: its sending has begun, and not too long ago. */
export async function findOpenIssue(
  { records, now }: FindOpenIssuePorts,
  issueId: string,
): Promise<OpenIssue> {
  const record = await records.load(issueId);
  if (!record) return { kind: 'no-issue' };
  if (record.stage.kind !== 'sending') return { kind: 'not-sending' };
  if (isClosedByAge(record, now())) return { kind: 'closed', record };
  return { kind: 'open', record, since: record.stage.since };
}
