import type { ChunkPosition } from './chunk-store.ts';
import type { IssueMeta } from './issue.ts';

/**
 * How far an issue has come. There is no "done" here: that is computed from the ledger, because a flag
 * could be written while a message is missing.
 */
export type IssueStage =
  /** Published; another content may still take its place. */
  | {
      readonly kind: 'ready';
      /** When a planning that was refused began to write the audience down, which the next one takes up; RFC 3339, UTC. */
      readonly audienceSince?: string;
    }
  /** The audience is being written down as chunks. The content is fixed from here on. */
  | { readonly kind: 'planning'; readonly since: string }
  /** The audience is complete: `planned` subscribers. */
  | { readonly kind: 'sending'; readonly since: string; readonly planned: number; readonly queue: QueueFill };

/** How many of the chunks have been put on the queue: those up to `after`, or all. */
export type QueueFill =
  { readonly kind: 'filling'; readonly after?: ChunkPosition } | { readonly kind: 'filled' };

/** `bounces` and `complaints` are the brake's, see `brakeIssue`; for `rejections` see `watchRejections`. */
export type PauseReason =
  'operator' | 'daily-quota' | 'sending-paused' | 'sender-refused' | 'rejections' | 'bounces' | 'complaints';

/** While it is there, no sender begins a chunk of the issue. */
export interface Pause {
  readonly reason: PauseReason;
  readonly since: string;
}

/** What is known of one day's issue: the record that points to its current content. */
export interface IssueRecord {
  readonly meta: IssueMeta;
  readonly stage: IssueStage;
  readonly pause?: Pause;
  /** When it is to be begun, where that was set for this issue alone; RFC 3339, UTC. */
  readonly sendAt?: string;
  /** When an operator last put messages out again: a report of before is no account any more; RFC 3339, UTC. */
  readonly reopenedAt?: string;
  /** Rises by one with each save. */
  readonly version: number;
}
