/** Where a subscriber stands. Only `confirmed` ones are sent issues. */
export type SubscriberStatus = 'pending' | 'confirmed' | 'unsubscribed' | 'suppressed';

/** Why nothing is sent to somebody until an operator clears it. */
export type SuppressionReason = 'soft-bounces' | 'hard-bounce' | 'complaint';

/** One person's standing with the newsletter. */
export interface Subscriber {
  /** First 128 bits of the HMAC-SHA256 of the normalised address, base64url, 22 characters. Safe in logs, links and tags. */
  readonly id: string;
  /** The address that mail goes to: ASCII, domain in lower case. */
  readonly address: string;
  readonly status: SubscriberStatus;
  /** When the status was last changed; RFC 3339, UTC. */
  readonly since: string;
  /** Only of a suppressed one. */
  readonly suppressedBy?: SuppressionReason;
  /** Issues that came back lately for a reason that may pass; see `decideFeedback`. */
  readonly softBounces?: readonly SoftBounce[];
}

export interface SoftBounce {
  readonly issueId: string;
  /** RFC 3339, UTC. */
  readonly at: string;
}
