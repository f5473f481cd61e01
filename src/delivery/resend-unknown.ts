import type { ChunkQueue } from './chunk-queue.ts';
import { enqueueChunksOf } from './enqueue-chunks-of.ts';
import { findOpenIssue, type NotOpen } from './find-open-issue.ts';
import type { IssueRecords } from './issue-records.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import type { LedgerRevision } from './ledger-revisions.ts';
import { reviseEntries, type ReviseEntriesPorts } from './revise-entries.ts';
import type { SendingIssues } from './sending-issues.ts';
import { updateIssueRecord, type RecordDecision } from './update-issue-record.ts';

export interface ResendPorts extends ReviseEntriesPorts {
  readonly records: IssueRecords;
  readonly sendingIssues: Pick<SendingIssues, 'add'>;
  readonly queue: ChunkQueue;
  readonly now: () => Date;
}

export type ResendResult =
  /** `messages` are put out once more. While the issue is paused they wait for it to be resumed. */
  { readonly kind: 'reopened'; readonly messages: number; readonly chunks: number } | NotOpen;

/**
 * An operator's decision not to wait any longer: what is unknown or held is sent once more, if it was not already. An
 * issue that was done is swept again, and reported on anew when it is done. Killed half-way, it is simply run again.
 */
export async function resendUnknown(ports: ResendPorts, issueId: string): Promise<ResendResult> {
  const found = await findOpenIssue(ports, issueId);
  if (found.kind !== 'open') return found;

  const at = ports.now().toISOString();
  const reopened = new Set<string>();
  let isOpen = false;
  const revised = reviseEntries(ports, issueId, (entry) => {
    // Perhaps the work of a run that was killed before it had reopened the issue.
    if (entry.state === 'RELEASED') isOpen = true;
    return decideResend(entry, at);
  });
  for await (const { subscriberId } of revised) reopened.add(subscriberId);
  if (isOpen || reopened.size > 0) await reopenIssue(ports, issueId, at);

  const isPaused = found.record.pause !== undefined;
  const chunks = isPaused ? 0 : await enqueueChunksOf(ports, issueId, reopened);
  return { kind: 'reopened', messages: reopened.size, chunks };
}

function decideResend(entry: LedgerEntry, at: string): LedgerRevision | undefined {
  if (entry.state !== 'UNKNOWN' && entry.state !== 'HELD') return undefined;
  const { code, attempt, resendAfter } = entry;
  if (resendAfter !== undefined) return undefined;
  return { to: { state: 'RELEASED', code, at }, facts: { resendAfter: attempt } };
}

// A sweep that counted before the entries were released may be finishing the issue at this moment. It looks at the
// record after it has taken the issue off the list; whichever of the two is last, the issue is on it.
async function reopenIssue(ports: ResendPorts, issueId: string, at: string): Promise<void> {
  await updateIssueRecord(ports.records, issueId, (record): RecordDecision<undefined> =>
    record ? { kind: 'save', record: { ...record, reopenedAt: at } } : { kind: 'leave', because: undefined },
  );
  await ports.sendingIssues.add(issueId);
}
