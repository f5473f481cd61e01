import { enqueueOpenChunks, type OpenChunksPorts } from './enqueue-open-chunks.ts';
import type { IssueRecord } from './issue-record.ts';
import type { IssueRecords } from './issue-records.ts';
import { updateIssueRecord, type RecordDecision } from './update-issue-record.ts';

export interface ResumePorts extends OpenChunksPorts {
  readonly records: IssueRecords;
}

export type ResumeResult =
  | { readonly kind: 'resumed'; readonly chunks: number }
  /** The pause is lifted, but the audience is not complete yet: the issue goes out when it is planned. */
  | { readonly kind: 'not-planned' }
  | { readonly kind: 'no-issue' };

/**
 * Lifts the pause and puts the open chunks back on the queue: senders drop the chunks of a paused issue, lest
 * they wear out their deliveries. The pause goes first, or a chunk could be dropped behind our back.
 * Right for an issue that is not paused, too, when chunks were lost with a queue.
 */
export async function resumeIssue(ports: ResumePorts, issueId: string): Promise<ResumeResult> {
  const update = await updateIssueRecord(
    ports.records,
    issueId,
    (record): RecordDecision<IssueRecord | undefined> => {
      if (!record?.pause) return { kind: 'leave', because: record };
      const { pause: _lifted, ...rest } = record;
      return { kind: 'save', record: rest };
    },
  );
  const record = update.kind === 'saved' ? update.record : update.because;
  if (!record) return { kind: 'no-issue' };
  if (record.stage.kind !== 'sending') return { kind: 'not-planned' };
  return { kind: 'resumed', chunks: await enqueueOpenChunks(ports, issueId) };
}
