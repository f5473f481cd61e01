import type { ConsentEvidence, ConsentRecord, ConsentStep } from './consent-record.ts';
import type { LetterKind } from './letters.ts';
import type { Subscriber } from './subscriber.ts';

/**
 * `already-done` is a success: it stands as the command wanted it. `expired`: what it refers to is over, or never
 * was. `refused`: they are suppressed, have left, or are not subscribed. `unknown`: there is nobody to do it to.
 */
export type DecisionOutcome = 'done' | 'already-done' | 'expired' | 'refused' | 'unknown';

/** What a command makes of a subscriber. */
export interface Decision {
  readonly outcome: DecisionOutcome;
  /** The very same object if nothing changes; undefined if there is nobody (any more). */
  readonly next: Subscriber | undefined;
  /** What is to be recorded, before the change is saved. */
  readonly consent?: ConsentRecord;
  /** What is to be sent to them, after it. */
  readonly letter?: LetterKind;
}

/** Nothing changes. */
export function unchanged(outcome: DecisionOutcome, subscriber: Subscriber | undefined): Decision {
  return { outcome, next: subscriber };
}

export function consentOf(step: ConsentStep, evidence: ConsentEvidence, now: Date): ConsentRecord {
  return { at: now.toISOString(), step, ...evidence };
}

/** What stays of a subscriber whatever becomes of them. A place that they only asked to take is not among it. */
export function lastingPart({
  id,
  address,
  replaces,
  confirmBy,
  imported,
  clearedAt,
}: Subscriber): Pick<Subscriber, 'id' | 'address' | 'replaces' | 'imported' | 'clearedAt'> {
  return {
    id,
    address,
    ...(imported ? { imported } : {}),
    ...(clearedAt === undefined ? {} : { clearedAt }),
    ...(replaces === undefined || confirmBy !== undefined ? {} : { replaces }),
  };
}

/** Where somebody who is suppressed now goes back to when they are cleared; nowhere if they were never confirmed. */
export function formerStanding({ status, formerly }: Subscriber): Pick<Subscriber, 'formerly'> {
  switch (status) {
    case 'confirmed':
    case 'unsubscribed':
      return { formerly: status };
    case 'pending':
    case 'suppressed':
      return formerly === undefined ? {} : { formerly };
  }
}
