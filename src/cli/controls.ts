import type { UnknownPolicy } from '../delivery/decide-sweep.ts';
import type { IssueRecord } from '../delivery/issue-record.ts';
import type { ResendResult } from '../delivery/resend-unknown.ts';
import type { SettleResult } from '../delivery/settle-issue.ts';
import type { LocalSendResult, OnProgress } from '../local/send-locally.ts';

export type Resumed =
  /** What was left has been sent from here. */
  | { readonly kind: 'sent-here'; readonly result: LocalSendResult }
  /** Chunks are on the queue, and senders in AWS take them from there. */
  | { readonly kind: 'queued'; readonly chunks: number }
  /** Nothing of it was sent yet, and nothing was begun: that is for its schedule, if its time is not over. */
  | { readonly kind: 'waits'; readonly record: IssueRecord };

export type Settled =
  /** Finished and reported on as well, if everybody is accounted for. */
  | { readonly kind: 'swept' }
  /** The rest is left to the next sweep of the system that sends it. */
  | SettleResult;

/**
 * What an operator can do about an issue that is being sent, on this machine or in AWS. They refuse one that is closed
 * by its age.
 */
export interface Controls {
  resume(issueId: string, onProgress?: OnProgress): Promise<Resumed>;
  /** Settles what can be settled now, without waiting for events that may still come. */
  settle(issueId: string, unknownPolicy: UnknownPolicy): Promise<Settled>;
  resendUnknown(issueId: string): Promise<ResendResult>;
}
