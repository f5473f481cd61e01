import type { IssueProgress } from './issue-progress.ts';
import type { IssueRecord, Pause } from './issue-record.ts';

/** Why an issue does not come on by itself, or not all of it. */
export type HoldUp =
  | ({ readonly kind: 'paused' } & Pause)
  /** Work is left, and nothing has changed since then (RFC 3339): no sender runs, or none gets through. */
  | { readonly kind: 'stalled'; readonly since: string; readonly messages: number }
  /** Attempts are made, and none has succeeded since then (RFC 3339). */
  | {
      readonly kind: 'fruitless';
      readonly since: string;
      readonly messages: number;
      readonly releasedBy: Readonly<Record<string, number>>;
    }
  /** More of those that were tried are failed than bad addresses explain. */
  | { readonly kind: 'failed'; readonly messages: number; readonly tried: number }
  /** Perhaps accepted by SES; waiting for events, or for the settle time to be over. */
  | { readonly kind: 'unknown'; readonly messages: number };

export interface IssueOutlook {
  /** Sent messages a second since sending began. */
  readonly perSecond: number;
  /** What is left at that rate. Absent while nothing is sent, and when nothing is left. */
  readonly secondsLeft?: number;
  readonly holdUps: readonly HoldUp[];
}

/** Of the messages that were tried: one of a hundred may have an address that SES does not take. */
const USUAL_FAILED_SHARE = 0.01;

/** A sender changes rows many times a second; a chunk that waits for its turn does so for a minute at most. */
const STALLED_AFTER_MS = 2 * 60_000;

/** What is to be expected of an issue that is being sent. */
export function issueOutlook(
  { stage, pause }: IssueRecord,
  progress: IssueProgress,
  now: Date,
): IssueOutlook {
  const began = stage.kind === 'ready' ? now.toISOString() : stage.since;
  const changed = progress.changedAt ?? began;
  const left = progress.waiting + progress.released + progress.claimed;
  const seconds = (Date.parse(changed) - Date.parse(began)) / 1000;
  const perSecond = seconds > 0 ? progress.sent / seconds : progress.sent;

  const isLong = (since: string): boolean => now.getTime() - Date.parse(since) >= STALLED_AFTER_MS;
  const isStalled = left > 0 && isLong(changed);
  const lastSent = progress.sentAt ?? began;
  const isTried = progress.released + progress.unknown > 0;
  const isFruitless = !isStalled && left > 0 && isTried && isLong(lastSent);
  const holdUps: HoldUp[] = [];
  if (pause) holdUps.push({ kind: 'paused', ...pause });
  else if (isStalled) holdUps.push({ kind: 'stalled', since: changed, messages: left });
  else if (isFruitless) {
    const { releasedBy } = progress;
    holdUps.push({ kind: 'fruitless', since: lastSent, messages: left, releasedBy });
  }
  const tried = progress.sent + progress.failed;
  if (progress.failed > USUAL_FAILED_SHARE * tried) {
    holdUps.push({ kind: 'failed', messages: progress.failed, tried });
  }
  if (progress.unknown > 0) holdUps.push({ kind: 'unknown', messages: progress.unknown });

  const comesOn = !pause && !isStalled && !isFruitless && left > 0 && perSecond > 0;
  return { perSecond, holdUps, ...(comesOn ? { secondsLeft: Math.ceil(left / perSecond) } : {}) };
}
