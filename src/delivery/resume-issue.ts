import { enqueueOpenChunks, type OpenChunksPorts } from './enqueue-open-chunks.ts';
import type { NotOpen } from './find-open-issue.ts';
import type { IssueRecord } from './issue-record.ts';
import type { IssueRecords } from './issue-records.ts';
import { isClosedByAge } from './ledger-age.ts';
import { liftPause } from './lift-pause.ts';

export interface ResumePorts extends OpenChunksPorts {
  readonly records: IssueRecords;
}

export type ResumeResult =
  | { readonly kind: 'resumed'; readonly chunks: number }
  /** The pause is lifted, but the audience is not complete yet: what becomes of it, `foretellIssue` knows. */
  | { readonly kind: 'not-planned'; readonly record: IssueRecord }
  /** Neither was the pause lifted nor anything enqueued. */
  | Exclude<NotOpen, { kind: 'not-sending' }>;

/**
 * Lifts the pause and puts the open chunks back on the queue: senders drop the chunks of a paused issue, lest
 * they wear out their deliveries. The pause goes first, or a chunk could be dropped behind our back.
 * Right for an issue that is not paused, too, when chunks were lost with a queue.
 */
export async function resumeIssue(ports: ResumePorts, issueId: string): Promise<ResumeResult> {
  const record = await liftPause(ports, issueId);
  if (!record) return { kind: 'no-issue' };
  if (record.stage.kind !== 'sending') return { kind: 'not-planned', record };
  if (isClosedByAge(record, ports.now())) return { kind: 'closed', record };
  return { kind: 'resumed', chunks: await enqueueOpenChunks(ports, record) };
}
