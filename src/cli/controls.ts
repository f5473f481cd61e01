import type { UnknownPolicy } from '../delivery/decide-sweep.ts';
import type { ResendResult } from '../delivery/resend-unknown.ts';
import type { LocalSendResult, OnProgress } from '../local/send-locally.ts';

export type Resumed =
  /** What was left has been sent from here. */
  | { readonly kind: 'sent-here'; readonly result: LocalSendResult }
  /** Chunks are on the queue, and senders in AWS take them from there. */
  | { readonly kind: 'queued'; readonly chunks: number }
  /** Nothing of it was sent yet; its schedule sends it. */
  | { readonly kind: 'waits' };

/** What an operator can do about an issue that is being sent, on this machine or in AWS. */
export interface Controls {
  resume(issueId: string, onProgress?: OnProgress): Promise<Resumed>;
  /** Settles what can be settled now, without waiting for events that may still come. */
  settle(issueId: string, unknownPolicy: UnknownPolicy): Promise<void>;
  resendUnknown(issueId: string): Promise<ResendResult>;
}
