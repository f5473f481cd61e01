import type { ChunkQueue } from './chunk-queue.ts';
import type { SweepRules } from './decide-sweep.ts';
import { enqueueChunksOf } from './enqueue-chunks-of.ts';
import { findOpenIssue, type FindOpenIssuePorts, type NotOpen } from './find-open-issue.ts';
import type { ReviseEntriesPorts } from './revise-entries.ts';
import { sweepEntries, type SweptEntries } from './sweep-entries.ts';

export interface SettlePorts extends ReviseEntriesPorts, FindOpenIssuePorts {
  readonly queue: ChunkQueue;
}

export type SettleResult =
  | {
      readonly kind: 'settled';
      readonly entries: SweptEntries['counts'];
      /** Chunks that were put on the queue again. */
      readonly enqueued: number;
    }
  | NotOpen;

/**
 * Settles what nobody can say of without waiting for events that may still come. No more than that: to stop an issue,
 * to finish it and to report on it takes the settings of the system that sends it, whose next sweep does so.
 */
export async function settleIssue(
  ports: SettlePorts,
  issueId: string,
  policy: SweepRules['policy'],
): Promise<SettleResult> {
  const found = await findOpenIssue(ports, issueId);
  if (found.kind !== 'open') return found;
  const { counts, reopened } = await sweepEntries(ports, issueId, { now: ports.now(), settleMs: 0, policy });
  // While it is paused senders would drop the chunks, and resuming enqueues them.
  const isPaused = found.record.pause !== undefined;
  return {
    kind: 'settled',
    entries: counts,
    enqueued: isPaused ? 0 : await enqueueChunksOf(ports, issueId, reopened),
  };
}
