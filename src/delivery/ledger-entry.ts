import type { SubscriberStatus } from '../subscribers/subscriber.ts';

/** Why somebody in the audience was not written to: their standing when the sender looked again. */
export type SkipReason = Exclude<SubscriberStatus, 'confirmed'> | 'moved' | 'paused' | 'deleted';

/**
 * What became of one issue's message to one subscriber. Times are RFC 3339, UTC.
 *
 * `attempt` counts the claims. It is the fence: only the sender of the latest claim may settle it.
 */
export type LedgerEntry = LedgerStanding & LedgerFacts;

export type LedgerStanding =
  /** A sender has it in hand. If it is still so after `until`, that sender is gone and nobody knows how far it got. */
  | { readonly state: 'CLAIMED'; readonly attempt: number; readonly at: string; readonly until: string }
  /** Accepted by SES under this id. */
  | { readonly state: 'SENT'; readonly attempt: number; readonly at: string; readonly messageId: string }
  /** To be tried again: surely not sent, or (with `resendAfter`) unknown for so long that it is sent once more. */
  | { readonly state: 'RELEASED'; readonly attempt: number; readonly at: string; readonly code: string }
  /** Surely not sent, and not to be tried again. */
  | { readonly state: 'FAILED'; readonly attempt: number; readonly at: string; readonly code: string }
  /** Not to be written to any more when their turn came. */
  | { readonly state: 'SKIPPED'; readonly at: string; readonly reason: SkipReason }
  /** Perhaps sent. Never tried again by a sender: SES has no idempotency token. */
  | { readonly state: 'UNKNOWN'; readonly attempt: number; readonly at: string; readonly code: string }
  /** Perhaps sent, and left at that. Only an event of SES can still tell. */
  | { readonly state: 'HELD'; readonly attempt: number; readonly at: string; readonly code: string };

/** What is known of a message besides its state. Facts are only ever added, so that events may come in any order. */
export interface LedgerFacts {
  /** The attempt that stayed unknown and was followed by the one resending. There is never a second. */
  readonly resendAfter?: number;
  /** SES accepted it under this id besides the entry's own: the subscriber may have it twice. */
  readonly secondMessageId?: string;
  readonly deliveredAt?: string;
  /** Came back for good; `bounceCode` says why in SES's words. */
  readonly bouncedAt?: string;
  readonly bounceCode?: string;
  /** Came back for a reason that may pass. */
  readonly softBouncedAt?: string;
  readonly complainedAt?: string;
  /** Accepted by SES, which then found a virus in it and did not mail it on. */
  readonly rejectedAt?: string;
}

export type LedgerState = LedgerEntry['state'];

/** Besides no entry at all. Never CLAIMED, not even long after `until`: its sender may have been accepted. */
export const CLAIMABLE_STATES = ['RELEASED'] as const satisfies readonly LedgerState[];

/**
 * From where the sender of the latest claim may write down how it ended. UNKNOWN is among them for a sender that
 * was believed gone and comes back with the answer after all.
 */
export const SETTLEABLE_STATES = ['CLAIMED', 'UNKNOWN'] as const satisfies readonly LedgerState[];
