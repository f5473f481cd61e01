import { brakeIssue, type BrakePorts } from './brake-issue.ts';
import type { BrakeReason } from './brake-store.ts';
import type { ChunkQueue } from './chunk-queue.ts';
import type { UnknownPolicy } from './decide-sweep.ts';
import { enqueueChunksOf } from './enqueue-chunks-of.ts';
import { enqueueOpenChunks } from './enqueue-open-chunks.ts';
import { findOpenIssue, type NotOpen } from './find-open-issue.ts';
import { finishIssue, type FinishPorts } from './finish-issue.ts';
import { issueProgress, type IssueProgress, type ProgressPorts } from './issue-progress.ts';
import type { IssueRecord } from './issue-record.ts';
import type { IssueRecords } from './issue-records.ts';
import type { IssueReport } from './issue-report.ts';
import type { LedgerRevisions } from './ledger-revisions.ts';
import { sweepEntries, type SweptEntries } from './sweep-entries.ts';

export interface SweepPorts extends BrakePorts, FinishPorts, ProgressPorts {
  readonly records: IssueRecords;
  readonly revisions: LedgerRevisions;
  readonly queue: ChunkQueue;
  /** How long an unknown message is waited for, and what becomes of it then. */
  readonly settleMs: number;
  readonly unknownPolicy: UnknownPolicy;
  /** When nothing has changed for so long, open chunks are taken to be lost from the queue. */
  readonly stalledMs: number;
}

export type SweepResult =
  /** There is nothing to sweep. An issue that is closed by its age is not looked at again. */
  | NotOpen
  | {
      readonly kind: 'swept';
      readonly entries: SweptEntries['counts'];
      /** Chunks that were put on the queue again. */
      readonly enqueued: number;
      readonly progress: IssueProgress;
      readonly braked?: BrakeReason;
      /** If the issue was found done for the first time. */
      readonly report?: IssueReport;
    };

/**
 * Does what time brings to an issue that is being sent: expired claims become unknown, unknown messages are resent
 * once or held, lost chunks go back on the queue, and when everybody is accounted for the report is written. Killed
 * anywhere, it is simply run again; two sweeps at once do it once.
 */
export async function sweepIssue(ports: SweepPorts, issueId: string): Promise<SweepResult> {
  const found = await findOpenIssue(ports, issueId);
  if (found.kind === 'closed') await ports.sendingIssues.remove(issueId);
  if (found.kind !== 'open') return found;

  const { record, since } = found;
  const rules = { now: ports.now(), settleMs: ports.settleMs, policy: ports.unknownPolicy };
  const { counts, reopened, changedAt } = await sweepEntries(ports, issueId, rules);
  const progress = await issueProgress(ports, issueId);

  const braked = await brakeIssue(ports, issueId, progress);
  const isPaused = record.pause !== undefined || braked !== undefined;
  const isIdle = Date.parse(changedAt ?? since) + ports.stalledMs <= rules.now.getTime();
  const enqueued = isPaused ? 0 : await enqueue(ports, { record, progress, reopened, isIdle });
  const report = progress.done ? await finishIssue(ports, record, progress) : undefined;
  return {
    kind: 'swept',
    entries: counts,
    enqueued,
    progress,
    ...(braked ? { braked } : {}),
    ...(report ? { report } : {}),
  };
}

interface OpenWork {
  readonly record: IssueRecord;
  readonly progress: IssueProgress;
  readonly reopened: ReadonlySet<string>;
  /** Nothing has changed for `stalledMs`. */
  readonly isIdle: boolean;
}

// Whether a chunk is still on the queue cannot be asked of it, but senders that have work change rows. While the issue
// is paused nothing is enqueued: senders would drop it, and resuming does it.
async function enqueue(ports: SweepPorts, { record, progress, reopened, isIdle }: OpenWork): Promise<number> {
  if (isIdle && progress.waiting + progress.released > 0) return enqueueOpenChunks(ports, record);
  return enqueueChunksOf(ports, record.meta.id, reopened);
}
