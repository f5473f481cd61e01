import { consentOf, lastingPart, unchanged, type Decision } from './decision.ts';
import { CONFIRM_HOURS } from './subscribe-limits.ts';
import type { SubscriberCommand } from './subscriber-command.ts';
import type { Subscriber } from './subscriber.ts';

type Request = Extract<SubscriberCommand, { kind: 'request' }>;
type Confirm = Extract<SubscriberCommand, { kind: 'confirm' }>;

/** Decides what becomes of somebody at whose address issues are asked for, by whomever. */
export function decideRequest(subscriber: Subscriber | undefined, command: Request, now: Date): Decision {
  const { id, address, replaces, evidence } = command;
  const letter = replaces === undefined ? 'confirmation' : 'address-change';
  const asked = {
    requestedAt: requestedAt(subscriber, command, now),
    confirmBy: new Date(now.getTime() + CONFIRM_HOURS * 3_600_000).toISOString(),
    ...(replaces === undefined ? {} : { replaces }),
  };
  const consent = consentOf('request', evidence, now);
  if (!subscriber) {
    const next = { id, address, status: 'pending', since: now.toISOString(), ...asked } as const;
    return { outcome: 'done', next, consent, letter };
  }
  switch (subscriber.status) {
    case 'pending': {
      const { replaces: _asked, ...rest } = subscriber;
      return { outcome: 'done', next: { ...rest, ...asked }, consent, letter };
    }
    case 'confirmed':
      return replaces === undefined
        ? { ...unchanged('already-done', subscriber), letter: 'already-subscribed' }
        : { outcome: 'done', next: { ...subscriber, ...asked }, consent, letter };
    case 'unsubscribed': {
      const next = {
        ...lastingPart(subscriber),
        status: 'pending',
        since: now.toISOString(),
        formerly: 'unsubscribed',
      } as const;
      return { outcome: 'done', next: { ...next, ...asked }, consent, letter };
    }
    case 'suppressed':
      return unchanged('refused', subscriber);
  }
}

// Asking again for the same thing is the same request, so that the links of both letters work.
function requestedAt(subscriber: Subscriber | undefined, { replaces }: Request, now: Date): string {
  const isSame = subscriber && isOpen(subscriber, now) && subscriber.replaces === replaces;
  return (isSame ? subscriber.requestedAt : undefined) ?? now.toISOString();
}

/** Decides what the answer to a request makes of a subscriber. */
export function decideConfirm(subscriber: Subscriber, command: Confirm, now: Date): Decision {
  const answersIt = isOpen(subscriber, now) && subscriber.requestedAt === command.requestedAt;
  switch (subscriber.status) {
    case 'pending':
      return answersIt ? confirmed(subscriber, command, now) : unchanged('expired', subscriber);
    case 'confirmed':
      return answersIt ? confirmed(subscriber, command, now) : unchanged('already-done', subscriber);
    case 'unsubscribed':
      return unchanged('expired', subscriber);
    case 'suppressed':
      return unchanged('refused', subscriber);
  }
}

function confirmed(subscriber: Subscriber, { evidence, pausedUntil }: Confirm, now: Date): Decision {
  const { confirmBy: _answered, formerly: _over, ...rest } = subscriber;
  const next: Subscriber = {
    ...rest,
    status: 'confirmed',
    since: subscriber.status === 'confirmed' ? subscriber.since : now.toISOString(),
    ...(pausedUntil === undefined ? {} : { pausedUntil }),
  };
  const consent = consentOf('confirm', evidence, now);
  return subscriber.replaces === undefined
    ? { outcome: 'done', next, consent, letter: 'welcome' }
    : { outcome: 'done', next, consent };
}

function isOpen({ confirmBy }: Subscriber, now: Date): boolean {
  return confirmBy !== undefined && Date.parse(confirmBy) > now.getTime();
}

/** What time makes of a request that was not answered: as if it had never been. */
export function decideExpiry(subscriber: Subscriber, now: Date): Decision {
  if (subscriber.confirmBy === undefined || isOpen(subscriber, now)) {
    return unchanged('already-done', subscriber);
  }
  if (subscriber.status === 'confirmed') {
    const { confirmBy: _over, replaces: _asked, ...next } = subscriber;
    return { outcome: 'done', next };
  }
  if (subscriber.formerly === undefined) return { outcome: 'done', next: undefined };
  const next = { ...lastingPart(subscriber), status: 'unsubscribed', since: now.toISOString() } as const;
  return { outcome: 'done', next };
}
