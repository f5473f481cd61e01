import type { LedgerKey } from './ledger.ts';

/**
 * Something that SES says about a message of ours. Events come at least once, in any order, or never.
 * Each of them proves that SES accepted the message under `messageId`.
 */
export interface FeedbackEvent extends LedgerKey {
  readonly messageId: string;
  /** When SES accepted the message; RFC 3339, UTC. */
  readonly sentAt: string;
  readonly feedback: Feedback;
}

/** Times are RFC 3339, UTC. */
export type Feedback =
  /** Nothing more than the acceptance: the message is on its way, or an answer to it says nothing of interest. */
  | { readonly kind: 'accepted' }
  | { readonly kind: 'delivered'; readonly at: string }
  | { readonly kind: 'hard-bounce'; readonly at: string; readonly code: string }
  | { readonly kind: 'soft-bounce'; readonly at: string; readonly code: string }
  | { readonly kind: 'complaint'; readonly at: string }
  /** Accepted, found to carry a virus, and not mailed on. */
  | { readonly kind: 'reject'; readonly at: string };

/**
 * The bounce of an address on the account's own suppression list: SES has not mailed it on, and does not count it
 * toward the account's bounce rate. https://docs.aws.amazon.com/ses/latest/dg/sending-email-suppression-list.html
 */
export const WITHHELD_CODE = 'OnAccountSuppressionList';

/** What an entry that SES itself rejected after accepting it failed by. */
export const REJECTED_BY_SES = 'RejectedBySes';
