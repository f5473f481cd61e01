import type { ConsentRecord } from './consent-record.ts';

/** Where a subscriber stands. Only `confirmed` ones are sent issues; see `receivesIssues`. */
export type SubscriberStatus = 'pending' | 'confirmed' | 'unsubscribed' | 'suppressed';

/** Why nothing is sent to somebody until an operator clears it. */
export type SuppressionReason = 'soft-bounces' | 'hard-bounce' | 'complaint' | 'operator';

/** One person's standing with the newsletter. All instants are RFC 3339, UTC. */
export interface Subscriber {
  /** First 128 bits of the HMAC-SHA256 of the normalised address, base64url, 22 characters. Safe in logs, links and tags. */
  readonly id: string;
  /** The address that mail goes to: ASCII, domain in lower case. Empty for a suppressed one who was erased. */
  readonly address: string;
  readonly status: SubscriberStatus;
  /** When the status was last changed. */
  readonly since: string;
  /** When they last asked to be sent issues. It names that request in the links of its letters. */
  readonly requestedAt?: string;
  /** Until when that request can be confirmed; absent if there is nothing to confirm. */
  readonly confirmBy?: string;
  /** Id of the subscriber whose place this one takes; with `confirmBy`, who will when it is confirmed. */
  readonly replaces?: string;
  /** A confirmed one is sent nothing before this instant. */
  readonly pausedUntil?: string;
  /** Where a pending or suppressed one stood before, and goes back to. */
  readonly formerly?: 'confirmed' | 'unsubscribed';
  /** Only of an unsubscribed one: when they left this address for another, where they are sent issues now. */
  readonly movedAt?: string;
  /** When an operator last lifted a suppression. What comes back of messages before it is forgiven. */
  readonly clearedAt?: string;
  /** Only of a suppressed one. */
  readonly suppressedBy?: SuppressionReason;
  /** The evidence of an import, which stays with them until they are erased: a list of a million is one write each. */
  readonly imported?: ConsentRecord;
  /** Issues that came back lately for a reason that may pass; see `decideFeedback`. */
  readonly softBounces?: readonly SoftBounce[];
}

export interface SoftBounce {
  readonly issueId: string;
  /** RFC 3339, UTC. */
  readonly at: string;
}
