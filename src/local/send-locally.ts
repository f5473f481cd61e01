import { setTimeout as sleep } from 'node:timers/promises';
import { enqueueOpenChunks } from '../delivery/enqueue-open-chunks.ts';
import type { IssueRecord, Pause } from '../delivery/issue-record.ts';
import { issueProgress, type IssueProgress } from '../delivery/issue-progress.ts';
import { sayClosedByAge } from '../delivery/ledger-age.ts';
import type { Ledger } from '../delivery/ledger.ts';
import { planIssue, type PlanPorts } from '../delivery/plan-issue.ts';
import { resumeIssue } from '../delivery/resume-issue.ts';
import type { QueueDriver } from './queue-driver.ts';

export interface LocalSendPorts extends PlanPorts {
  readonly ledger: Ledger;
  readonly queue: QueueDriver;
  /** Run when the queue is empty. */
  readonly sweep: () => Promise<void>;
}

export type LocalSendResult =
  /** Nothing is left on the queue. `progress.done` says whether everybody is accounted for, `pause` why perhaps not. */
  | { readonly kind: 'ended'; readonly progress: IssueProgress; readonly pause: Pause | undefined }
  /** It was paused before, and nothing was begun. */
  | { readonly kind: 'paused'; readonly pause: Pause }
  /** It may not begin; the message says why and what to do. */
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'no-issue' };

export type OnProgress = (progress: IssueProgress) => void;

/** Plans an issue and drives the queue until it is empty. Run again, it takes up what a crash has left. */
export async function sendLocally(
  ports: LocalSendPorts,
  issueId: string,
  onProgress?: OnProgress,
): Promise<LocalSendResult> {
  const plan = await planIssue(ports, issueId);
  if (plan.kind === 'no-issue' || plan.kind === 'paused' || plan.kind === 'refused') return plan;
  // The queue lives in this process only: chunks that an earlier one had on it are gone.
  const begun = plan.kind === 'already-planned' ? await ports.records.load(issueId) : undefined;
  if (begun) await enqueueOpenChunks(ports, begun);
  return drain(ports, issueId, onProgress);
}

export type LocalResumeResult =
  | LocalSendResult
  /** Nothing of it was sent yet: whoever wants that sends it. */
  | { readonly kind: 'waits'; readonly record: IssueRecord };

/** Lifts the pause of an issue, and sends what is left of it. */
export async function resumeLocally(
  ports: LocalSendPorts,
  issueId: string,
  onProgress?: OnProgress,
): Promise<LocalResumeResult> {
  const resumed = await resumeIssue(ports, issueId);
  if (resumed.kind === 'no-issue') return resumed;
  if (resumed.kind === 'closed') return { kind: 'refused', message: sayClosedByAge(resumed.record) };
  if (resumed.kind === 'not-planned') return { kind: 'waits', record: resumed.record };
  return drain(ports, issueId, onProgress);
}

// Counting reads every row of the issue, so it is not done more often than a person can read.
const PROGRESS_EVERY_MS = 1_000;

async function drain(
  ports: LocalSendPorts,
  issueId: string,
  onProgress: OnProgress | undefined,
): Promise<LocalSendResult> {
  const ended = new AbortController();
  const reporting = onProgress && reportUntil(ended.signal, ports, issueId, onProgress);
  try {
    await ports.queue.drain();
    await ports.sweep();
  } finally {
    ended.abort();
    await reporting;
  }
  const progress = await issueProgress(ports, issueId);
  onProgress?.(progress);
  const record = await ports.records.load(issueId);
  return { kind: 'ended', progress, pause: record?.pause };
}

async function reportUntil(
  signal: AbortSignal,
  ports: LocalSendPorts,
  issueId: string,
  onProgress: OnProgress,
): Promise<void> {
  for (;;) {
    await sleep(PROGRESS_EVERY_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    onProgress(await issueProgress(ports, issueId));
  }
}
