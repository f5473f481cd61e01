import type { IssueRecord } from './issue-record.ts';
import type { IssueRecords } from './issue-records.ts';

/** What to do with the record as it stands: save another one, or leave it and say why. */
export type RecordDecision<Left> =
  | { readonly kind: 'save'; readonly record: Omit<IssueRecord, 'version'> }
  | { readonly kind: 'leave'; readonly because: Left };

export type RecordUpdate<Left> =
  | { readonly kind: 'saved'; readonly record: IssueRecord }
  | { readonly kind: 'left'; readonly because: Left };

/** Loads, decides and saves, and decides afresh as often as somebody else saved in between. */
export async function updateIssueRecord<Left>(
  records: IssueRecords,
  issueId: string,
  decide: (record: IssueRecord | undefined) => RecordDecision<Left>,
): Promise<RecordUpdate<Left>> {
  for (;;) {
    const current = await records.load(issueId);
    const decision = decide(current);
    if (decision.kind === 'leave') return { kind: 'left', because: decision.because };

    const record = { ...decision.record, version: (current?.version ?? 0) + 1 };
    if ((await records.save(record)) === 'saved') return { kind: 'saved', record };
  }
}
