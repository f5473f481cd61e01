import type { ConsentEvidence } from './consent-record.ts';
import type { SubscriberFeedback } from './decide-feedback.ts';
import type { SuppressionReason } from './subscriber.ts';

/** Somebody who may not be known yet. */
interface Person {
  readonly id: string;
  /** As `parseAddress` gave it. */
  readonly address: string;
}

/** All that can happen to a subscriber. Instants are RFC 3339, UTC. */
export type SubscriberCommand =
  /** Somebody asks for the newsletter at an address; with `replaces`, instead of the one that this subscriber has. */
  | (Person & {
      readonly kind: 'request';
      readonly replaces?: string;
      readonly evidence: ConsentEvidence;
    })
  /** The owner of the address answers the request that was made at `requestedAt`. */
  | {
      readonly kind: 'confirm';
      readonly requestedAt: string;
      /** A pause to go on with, after a change of address. */
      readonly pausedUntil?: string;
      readonly evidence: ConsentEvidence;
    }
  | { readonly kind: 'unsubscribe'; readonly evidence: ConsentEvidence }
  /** Another address has taken the place of this one. */
  | { readonly kind: 'leave-address'; readonly evidence: ConsentEvidence }
  | { readonly kind: 'pause'; readonly until: string }
  | { readonly kind: 'resume' }
  | SubscriberFeedback
  /** One row of a list that was kept elsewhere. It never changes anybody who is known here. */
  | (Person & {
      readonly kind: 'import';
      /** Where they stood there; a reason means suppressed. */
      readonly as: 'confirmed' | 'unsubscribed' | SuppressionReason;
      readonly evidence: ConsentEvidence;
    })
  /** An operator vouches for somebody's consent. Whoever has left must sign up by themselves. */
  | (Person & { readonly kind: 'add'; readonly evidence: ConsentEvidence })
  | (Person & { readonly kind: 'suppress'; readonly evidence: ConsentEvidence })
  /** An operator lifts a suppression. */
  | { readonly kind: 'clear'; readonly evidence: ConsentEvidence }
  | { readonly kind: 'erase' }
  /** Time has passed. */
  | { readonly kind: 'expire' };
