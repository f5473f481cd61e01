import { decideFeedback } from './decide-feedback.ts';
import { decideLeave } from './decide-leave.ts';
import { decidePause, decideResume } from './decide-pause.ts';
import { decideConfirm, decideExpiry, decideRequest } from './decide-request.ts';
import { decideClear, decideErase, decideSuppress } from './decide-suppression.ts';
import { consentOf, unchanged, type Decision } from './decision.ts';
import type { SubscriberCommand } from './subscriber-command.ts';
import type { Subscriber } from './subscriber.ts';

/**
 * Decides what a command makes of a subscriber, or of nobody. The whole life of a subscriber is this table: nobody
 * becomes confirmed but by confirming, by an import or by an operator's word, and nobody who is suppressed is
 * anything else before an operator clears them.
 */
export function decideCommand(
  subscriber: Subscriber | undefined,
  command: SubscriberCommand,
  now: Date,
): Decision {
  switch (command.kind) {
    case 'request':
      return decideRequest(subscriber, command, now);
    case 'import':
      return decideImport(subscriber, command, now);
    case 'add':
      return decideAdd(subscriber, command, now);
    case 'suppress':
      return decideSuppress(subscriber, command, now);
    case 'confirm':
    case 'unsubscribe':
    case 'leave-address':
    case 'pause':
    case 'resume':
    case 'hard-bounce':
    case 'soft-bounce':
    case 'complaint':
    case 'clear':
    case 'erase':
    case 'expire':
      return subscriber ? decideKnown(subscriber, command, now) : unchanged('unknown', undefined);
  }
}

type Command<Kind extends SubscriberCommand['kind']> = Extract<SubscriberCommand, { kind: Kind }>;

function decideKnown(
  subscriber: Subscriber,
  command: Exclude<SubscriberCommand, Command<'request' | 'import' | 'add' | 'suppress'>>,
  now: Date,
): Decision {
  switch (command.kind) {
    case 'confirm':
      return decideConfirm(subscriber, command, now);
    case 'unsubscribe':
    case 'leave-address':
      return decideLeave(subscriber, command, now);
    case 'pause':
      return decidePause(subscriber, command, now);
    case 'resume':
      return decideResume(subscriber, now);
    case 'hard-bounce':
    case 'soft-bounce':
    case 'complaint': {
      const next = decideFeedback(subscriber, command, now);
      return { outcome: next === subscriber ? 'already-done' : 'done', next };
    }
    case 'clear':
      return decideClear(subscriber, command, now);
    case 'erase':
      return decideErase(subscriber);
    case 'expire':
      return decideExpiry(subscriber, now);
  }
}

function decideImport(
  subscriber: Subscriber | undefined,
  { id, address, as, evidence }: Command<'import'>,
  now: Date,
): Decision {
  if (subscriber) return unchanged('refused', subscriber);
  const common = { id, address, since: now.toISOString(), imported: consentOf('import', evidence, now) };
  switch (as) {
    case 'confirmed':
    case 'unsubscribed':
      return { outcome: 'done', next: { ...common, status: as } };
    case 'soft-bounces':
    case 'hard-bounce':
    case 'complaint':
    case 'operator':
      return { outcome: 'done', next: { ...common, status: 'suppressed', suppressedBy: as } };
  }
}

function decideAdd(
  subscriber: Subscriber | undefined,
  { id, address, evidence }: Command<'add'>,
  now: Date,
): Decision {
  switch (subscriber?.status) {
    case undefined:
    case 'pending':
      // Somebody who had left and asks again has still to answer for themselves.
      if (subscriber?.formerly === 'unsubscribed') return unchanged('refused', subscriber);
      return {
        outcome: 'done',
        next: { id, address, status: 'confirmed', since: now.toISOString() },
        consent: consentOf('add', evidence, now),
      };
    case 'confirmed':
      return unchanged('already-done', subscriber);
    case 'unsubscribed':
    case 'suppressed':
      return unchanged('refused', subscriber);
  }
}
