import fc from 'fast-check';
import { decideEvent } from '../../src/delivery/decide-event.ts';
import { decideSweep } from '../../src/delivery/decide-sweep.ts';
import type { Feedback } from '../../src/delivery/feedback-event.ts';
import type { LedgerEntry } from '../../src/delivery/ledger-entry.ts';
import type { LedgerRevision, LedgerRevisions } from '../../src/delivery/ledger-revisions.ts';
import type { Ledger, LedgerKey } from '../../src/delivery/ledger.ts';
import { settlementOf } from '../../src/delivery/settlement.ts';
import type { SendOutcome } from '../../src/email/mailer.ts';

const CLAIM_MS = 5;
const SETTLE_MS = 10;
const SENDERS = 2;

const sender = fc.nat({ max: SENDERS - 1 });
const step = fc.oneof(
  fc.record({ kind: fc.constant('claim' as const), sender }),
  fc.record({ kind: fc.constant('hand-over' as const), sender, isAccepted: fc.boolean() }),
  fc.record({
    kind: fc.constant('settle' as const),
    sender,
    isAnswerLost: fc.boolean(),
    isRejected: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('crash' as const), sender }),
  fc.record({
    kind: fc.constant('event' as const),
    about: fc.nat({ max: 5 }),
    feedback: fc.constantFrom<Feedback['kind']>(
      'accepted',
      'delivered',
      'hard-bounce',
      'complaint',
      'reject',
    ),
  }),
  fc.record({
    kind: fc.constant('sweep' as const),
    policy: fc.constantFrom('resend' as const, 'hold' as const),
  }),
  fc.record({ kind: fc.constant('time' as const), passes: fc.nat({ max: 12 }) }),
  fc.record({ kind: fc.constant('skip' as const) }),
);
export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** What happens around one entry; a step that cannot happen where it stands does nothing. */
// Full length: the default would mostly make lists too short for two senders to meet.
export const STEPS = fc.array(step, { minLength: 1, maxLength: 40, size: 'max' });

export interface PlayedLedger {
  readonly ledger: Ledger;
  readonly revisions: LedgerRevisions;
}

interface HandOver {
  readonly messageId: string;
  readonly isAccepted: boolean;
  /** SES answered that it had not taken it. */
  isSurelyNotSent: boolean;
  isEventSeen: boolean;
}

interface Sender {
  readonly attempt: number;
  readonly until: number;
  handedOver: HandOver | undefined;
}

/** One entry of a ledger, and everybody who has to do with it, on a clock of their own. */
export class LedgerPlay {
  entry: LedgerEntry | undefined;
  readonly #played: PlayedLedger;
  readonly #key: LedgerKey;
  readonly #senders = new Map<number, Sender>();
  readonly #handOvers: HandOver[] = [];
  readonly #broken: string[] = [];
  #now = Date.parse('2025-06-10T06:00:00.000Z');
  #claims = 0;
  #sawReject = false;

  constructor(played: PlayedLedger, key: LedgerKey) {
    this.#played = played;
    this.#key = key;
  }

  /** @returns what the ledger answered */
  async take(step: Step): Promise<unknown> {
    const before = this.entry;
    const answer = await this.#take(step);
    this.entry = await this.#played.revisions.load(this.#key);
    this.#judge(before);
    return answer;
  }

  brokenPromises(): readonly string[] {
    return this.#broken;
  }

  /** Everybody gives up, and the sweep comes as often as it takes. */
  async waitLongEnough(): Promise<void> {
    for (let n = 0; n < SENDERS; n++) await this.take({ kind: 'crash', sender: n });
    for (let sweep = 0; sweep < 3; sweep++) {
      await this.take({ kind: 'time', passes: CLAIM_MS + SETTLE_MS });
      await this.take({ kind: 'sweep', policy: 'resend' });
    }
  }

  async #take(step: Step): Promise<unknown> {
    switch (step.kind) {
      case 'claim':
        return this.#claim(step.sender);
      case 'hand-over':
        return this.#handOver(step);
      case 'settle':
        return this.#settle(step);
      case 'crash':
        return this.#senders.delete(step.sender);
      case 'event':
        return this.#hear(step);
      case 'sweep':
        return this.#revise((entry) =>
          decideSweep(entry, { now: new Date(this.#now), settleMs: SETTLE_MS, policy: step.policy }),
        );
      case 'time':
        return this.#pass(step.passes);
      case 'skip':
        return this.#played.ledger.skip(this.#key, { reason: 'unsubscribed', at: this.#at() });
    }
  }

  async #claim(sender: number): Promise<unknown> {
    if (this.#senders.has(sender)) return undefined;
    const until = this.#now + CLAIM_MS;
    const claim = {
      claimId: `claim ${this.#claims++}`,
      at: this.#at(),
      until: new Date(until).toISOString(),
    };
    const result = await this.#played.ledger.claim(this.#key, claim);
    if (result.kind === 'claimed')
      this.#senders.set(sender, { attempt: result.attempt, until, handedOver: undefined });
    return result;
  }

  #handOver({ sender, isAccepted }: Extract<Step, { kind: 'hand-over' }>): undefined {
    const claimed = this.#senders.get(sender);
    if (!claimed || claimed.handedOver) return;
    const perhapsSent = this.#handOvers.filter(({ isSurelyNotSent }) => !isSurelyNotSent).length;
    if (perhapsSent > 1) this.#broken.push('handed over a third time');
    if (perhapsSent === 1 && this.entry?.resendAfter === undefined)
      this.#broken.push('handed over again without an UNKNOWN');
    claimed.handedOver = {
      messageId: `m${this.#handOvers.length}`,
      isAccepted,
      isSurelyNotSent: false,
      isEventSeen: false,
    };
    this.#handOvers.push(claimed.handedOver);
  }

  async #settle({ sender, isAnswerLost, isRejected }: Extract<Step, { kind: 'settle' }>): Promise<unknown> {
    const claimed = this.#senders.get(sender);
    const handedOver = claimed?.handedOver;
    if (!claimed || !handedOver) return undefined;
    this.#senders.delete(sender);
    handedOver.isSurelyNotSent = !handedOver.isAccepted && !isAnswerLost;
    const settlement = settlementOf(outcomeOf(handedOver, { isAnswerLost, isRejected }));
    return this.#played.ledger.settle(this.#key, { ...settlement, attempt: claimed.attempt, at: this.#at() });
  }

  async #hear({ about, feedback }: Extract<Step, { kind: 'event' }>): Promise<unknown> {
    const accepted = this.#handOvers.filter(({ isAccepted }) => isAccepted);
    const handedOver = accepted[about % accepted.length];
    if (!handedOver) return undefined;
    handedOver.isEventSeen = true;
    if (feedback === 'reject') this.#sawReject = true;
    const at = this.#at();
    const event = { ...this.#key, messageId: handedOver.messageId, sentAt: at };
    return this.#revise((entry) =>
      decideEvent(entry, { ...event, feedback: { kind: feedback, at, code: 'General' } }),
    );
  }

  async #revise(decide: (entry: LedgerEntry) => LedgerRevision | undefined): Promise<unknown> {
    const entry = await this.#played.revisions.load(this.#key);
    const revision = entry && decide(entry);
    return entry && revision && this.#played.revisions.revise(this.#key, entry, revision);
  }

  // A claim lasts longer than a sender can live: whoever has not handed its message over by then is gone. Those who have
  // may still write down the answer, however late.
  #pass(milliseconds: number): undefined {
    this.#now += milliseconds;
    for (const [sender, { until, handedOver }] of this.#senders) {
      if (!handedOver && until <= this.#now) this.#senders.delete(sender);
    }
  }

  #judge(before: LedgerEntry | undefined): void {
    const entry = this.entry;
    if (before?.state === 'SENT' && !(entry?.state === 'SENT' && entry.messageId === before.messageId)) {
      this.#broken.push(`SENT became ${JSON.stringify(entry)}`);
    }
    const attemptBefore = before && 'attempt' in before ? before.attempt : 0;
    if (entry && 'attempt' in entry && entry.attempt < attemptBefore)
      this.#broken.push('the attempts went back');
    const isDoubleKnown = this.#handOvers.filter(({ isEventSeen }) => isEventSeen).length > 1;
    if (isDoubleKnown && !this.#sawReject && entry?.state === 'SENT' && entry.secondMessageId === undefined) {
      this.#broken.push('two acceptances were seen, and the entry tells of one');
    }
  }

  #at(): string {
    return new Date(this.#now).toISOString();
  }
}

function outcomeOf(
  { messageId, isAccepted }: HandOver,
  { isAnswerLost, isRejected }: { readonly isAnswerLost: boolean; readonly isRejected: boolean },
): SendOutcome {
  if (isAnswerLost) return { kind: 'unknown', code: 'ECONNRESET' };
  if (isAccepted) return { kind: 'sent', messageId };
  return isRejected ? { kind: 'rejected', code: 'MessageRejected' } : { kind: 'throttled' };
}
