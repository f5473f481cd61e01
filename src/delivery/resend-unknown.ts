import type { ChunkQueue } from './chunk-queue.ts';
import type { ChunkStore } from './chunk-store.ts';
import { enqueueChunksOf } from './enqueue-chunks-of.ts';
import type { IssueRecords } from './issue-records.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import type { LedgerRevision, LedgerRevisions } from './ledger-revisions.ts';
import type { Ledger } from './ledger.ts';
import { reviseEntries } from './revise-entries.ts';

export interface ResendPorts {
  readonly records: Pick<IssueRecords, 'load'>;
  readonly chunks: Pick<ChunkStore, 'page'>;
  readonly ledger: Pick<Ledger, 'pageShard'>;
  readonly revisions: LedgerRevisions;
  readonly queue: ChunkQueue;
  readonly now: () => Date;
}

export type ResendResult =
  /** `messages` are put out once more. While the issue is paused they wait for it to be resumed. */
  | { readonly kind: 'reopened'; readonly messages: number; readonly chunks: number }
  | { readonly kind: 'not-sending' }
  | { readonly kind: 'no-issue' };

/** An operator's decision not to wait any longer: what is unknown or held is sent once more, if it was not already. */
export async function resendUnknown(ports: ResendPorts, issueId: string): Promise<ResendResult> {
  const record = await ports.records.load(issueId);
  if (!record) return { kind: 'no-issue' };
  if (record.stage.kind !== 'sending') return { kind: 'not-sending' };

  const at = ports.now().toISOString();
  const reopened = new Set<string>();
  for await (const { subscriberId } of reviseEntries(ports, issueId, (entry) => decideResend(entry, at))) {
    reopened.add(subscriberId);
  }
  const chunks = record.pause || reopened.size === 0 ? 0 : await enqueueChunksOf(ports, issueId, reopened);
  return { kind: 'reopened', messages: reopened.size, chunks };
}

function decideResend(entry: LedgerEntry, at: string): LedgerRevision | undefined {
  if (entry.state !== 'UNKNOWN' && entry.state !== 'HELD') return undefined;
  const { code, attempt, resendAfter } = entry;
  if (resendAfter !== undefined) return undefined;
  return { to: { state: 'RELEASED', code, at }, facts: { resendAfter: attempt } };
}
