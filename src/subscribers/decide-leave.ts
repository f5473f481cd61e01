import { consentOf, lastingPart, unchanged, type Decision } from './decision.ts';
import type { SubscriberCommand } from './subscriber-command.ts';
import type { Subscriber } from './subscriber.ts';

type Leave = Extract<SubscriberCommand, { kind: 'unsubscribe' | 'leave-address' }>;

/** Decides what becomes of somebody who wants nothing more at their address. */
export function decideLeave(subscriber: Subscriber, { kind, evidence }: Leave, now: Date): Decision {
  const consent = consentOf(kind, evidence, now);
  switch (subscriber.status) {
    case 'pending':
    case 'confirmed': {
      const next = { ...lastingPart(subscriber), status: 'unsubscribed', since: now.toISOString() } as const;
      const done = { outcome: 'done', next, consent } as const;
      // The owner of the old address learns of it there: their link may have come into other hands.
      if (kind === 'unsubscribe') return done;
      return { ...done, next: { ...next, movedAt: next.since }, letter: 'address-changed' };
    }
    case 'unsubscribed':
      return unchanged('already-done', subscriber);
    case 'suppressed':
      // Nothing is sent to them either way; but clearing them must not bring them back.
      return subscriber.formerly === 'confirmed'
        ? { outcome: 'already-done', next: { ...subscriber, formerly: 'unsubscribed' }, consent }
        : unchanged('already-done', subscriber);
  }
}
