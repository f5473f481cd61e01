import { formerStanding, lastingPart } from './decision.ts';
import type { SoftBounce, Subscriber, SuppressionReason } from './subscriber.ts';

/** What came back of an issue's message to a subscriber. */
export interface SubscriberFeedback {
  readonly kind: 'hard-bounce' | 'soft-bounce' | 'complaint';
  readonly issueId: string;
  /** When SES accepted the message; RFC 3339, UTC, here and below. */
  readonly sentAt: string;
  /** When it came back. */
  readonly at: string;
}

/** So many issues that come back softly within so long make an address that is as good as dead. */
const SOFT_BOUNCES = 3;
const SOFT_BOUNCE_DAYS = 14;

/**
 * Decides what feedback makes of a subscriber; the same subscriber if nothing. Idempotent: an issue's soft bounce
 * counts once, however often it is told.
 */
export function decideFeedback(subscriber: Subscriber, feedback: SubscriberFeedback, now: Date): Subscriber {
  if (isForgiven(subscriber, feedback)) return subscriber;

  switch (feedback.kind) {
    case 'hard-bounce':
    case 'complaint':
      return suppress(subscriber, feedback.kind, now);
    case 'soft-bounce':
      return noteSoftBounce(subscriber, feedback, now);
  }
}

// Events are told late and more than once: what was forgiven must not be held against somebody again. Whoever confirms has
// shown that the address works and that they want the mail, and an operator who cleared them had a reason. Neither a
// request, which anybody can make for them, nor their leaving forgives anything.
function isForgiven({ status, since, clearedAt }: Subscriber, { sentAt }: SubscriberFeedback): boolean {
  return (status === 'confirmed' && sentAt < since) || (clearedAt !== undefined && sentAt < clearedAt);
}

const GRAVITY: Readonly<Record<SuppressionReason, number>> = {
  'soft-bounces': 1,
  'hard-bounce': 2,
  complaint: 3,
  operator: 4,
};

// Whoever has unsubscribed is suppressed, too: a sign-up form must not be able to mail them again.
function suppress(subscriber: Subscriber, reason: SuppressionReason, now: Date): Subscriber {
  if (subscriber.status === 'suppressed') {
    // An operator may clear a bounce, and should see when it was a complaint.
    const { suppressedBy = 'operator' } = subscriber;
    return GRAVITY[suppressedBy] >= GRAVITY[reason] ? subscriber : { ...subscriber, suppressedBy: reason };
  }
  return {
    ...lastingPart(subscriber),
    ...formerStanding(subscriber),
    status: 'suppressed',
    since: now.toISOString(),
    suppressedBy: reason,
  };
}

function noteSoftBounce(subscriber: Subscriber, { issueId, at }: SubscriberFeedback, now: Date): Subscriber {
  // Nothing is sent to the others, so that this is the echo of an older message.
  if (subscriber.status !== 'confirmed') return subscriber;
  const known = subscriber.softBounces ?? [];
  if (known.some((one) => one.issueId === issueId)) return subscriber;

  const softBounces = recent([...known, { issueId, at }], subscriber.since);
  if (softBounces.length >= SOFT_BOUNCES) return suppress(subscriber, 'soft-bounces', now);
  return { ...subscriber, softBounces };
}

// Counted back from the latest, as events may be told late and out of order; and not from before they confirmed.
function recent(bounces: readonly SoftBounce[], since: string): readonly SoftBounce[] {
  const latest = Math.max(...bounces.map(({ at }) => Date.parse(at)));
  const from = latest - SOFT_BOUNCE_DAYS * 24 * 60 * 60 * 1000;
  return bounces.filter(({ at }) => Date.parse(at) > from && at >= since);
}
