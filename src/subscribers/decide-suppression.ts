import { consentOf, formerStanding, lastingPart, unchanged, type Decision } from './decision.ts';
import type { SubscriberCommand } from './subscriber-command.ts';
import type { Subscriber } from './subscriber.ts';

type Suppress = Extract<SubscriberCommand, { kind: 'suppress' }>;
type Clear = Extract<SubscriberCommand, { kind: 'clear' }>;

/** Decides an operator's suppression; it stands above any that came of feedback. */
export function decideSuppress(
  subscriber: Subscriber | undefined,
  { id, address, evidence }: Suppress,
  now: Date,
): Decision {
  if (subscriber?.suppressedBy === 'operator') return unchanged('already-done', subscriber);
  return {
    outcome: 'done',
    next: {
      ...(subscriber ? { ...lastingPart(subscriber), ...formerStanding(subscriber) } : { id, address }),
      status: 'suppressed',
      since: now.toISOString(),
      suppressedBy: 'operator',
    },
    consent: consentOf('suppress', evidence, now),
  };
}

/**
 * Decides the one way out of a suppression. Back to where they were, but for whoever complained, or never was
 * confirmed: they may ask for the newsletter again, and that is all.
 */
export function decideClear(subscriber: Subscriber, { evidence }: Clear, now: Date): Decision {
  if (subscriber.status !== 'suppressed') return unchanged('already-done', subscriber);
  const consent = consentOf('clear', evidence, now);
  // Of one who was erased there is nothing left but that nothing may be sent to them.
  if (subscriber.address === '') return { outcome: 'done', next: undefined };

  const isBack = subscriber.formerly === 'confirmed' && subscriber.suppressedBy !== 'complaint';
  const status = isBack ? 'confirmed' : 'unsubscribed';
  const since = now.toISOString();
  const next = { ...lastingPart(subscriber), status, since, clearedAt: since } as const;
  return { outcome: 'done', next, consent };
}

/**
 * Decides what stays of somebody who wants to be forgotten: nothing, but of a suppressed one the id. It is a hash of
 * the address that only we can make, and keeps the next import or sign-up from mailing them again.
 */
export function decideErase(subscriber: Subscriber): Decision {
  switch (subscriber.status) {
    case 'pending':
    case 'confirmed':
    case 'unsubscribed':
      return { outcome: 'done', next: undefined };
    case 'suppressed': {
      if (subscriber.address === '') return unchanged('already-done', subscriber);
      const { id, status, since, suppressedBy } = subscriber;
      return {
        outcome: 'done',
        next: { id, address: '', status, since, ...(suppressedBy ? { suppressedBy } : {}) },
      };
    }
  }
}
