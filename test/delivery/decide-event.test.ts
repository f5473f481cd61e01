import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decideEvent } from '../../src/delivery/decide-event.ts';
import { REJECTED_BY_SES, type Feedback, type FeedbackEvent } from '../../src/delivery/feedback-event.ts';
import type { LedgerEntry, LedgerState } from '../../src/delivery/ledger-entry.ts';

const AT = '2025-06-10T06:00:00.000Z';
const SENT_AT = '2025-06-10T06:00:01.000Z';
const LATER = '2025-06-10T06:00:09.000Z';

const ENTRIES: Readonly<Record<LedgerState, LedgerEntry>> = {
  CLAIMED: { state: 'CLAIMED', attempt: 1, at: AT, until: '2025-06-10T06:05:00.000Z' },
  SENT: { state: 'SENT', attempt: 1, at: AT, messageId: 'm1' },
  RELEASED: { state: 'RELEASED', attempt: 1, at: AT, code: 'throttled' },
  FAILED: { state: 'FAILED', attempt: 1, at: AT, code: 'MessageRejected' },
  SKIPPED: { state: 'SKIPPED', at: AT, reason: 'unsubscribed' },
  UNKNOWN: { state: 'UNKNOWN', attempt: 1, at: AT, code: 'ECONNRESET' },
  HELD: { state: 'HELD', attempt: 1, at: AT, code: 'ECONNRESET' },
};
const FEEDBACK: Readonly<Record<Feedback['kind'], Feedback>> = {
  accepted: { kind: 'accepted' },
  delivered: { kind: 'delivered', at: LATER },
  'hard-bounce': { kind: 'hard-bounce', at: LATER, code: 'NoEmail' },
  'soft-bounce': { kind: 'soft-bounce', at: LATER, code: 'MailboxFull' },
  complaint: { kind: 'complaint', at: LATER },
  reject: { kind: 'reject', at: SENT_AT },
};
const event = (kind: Feedback['kind'], messageId = 'm1'): FeedbackEvent => ({
  issueId: '2025-06-10',
  subscriberId: 'Aann',
  messageId,
  sentAt: SENT_AT,
  feedback: FEEDBACK[kind],
});

/** As a ledger would save it. */
function after(entry: LedgerEntry, ...events: readonly FeedbackEvent[]): LedgerEntry {
  return events.reduce((current, one) => {
    const revision = decideEvent(current, one);
    return { ...current, ...revision?.to, ...revision?.facts } as LedgerEntry;
  }, entry);
}

const SETTLED = { state: 'SENT', messageId: 'm1', at: SENT_AT };
const REJECTED = { state: 'FAILED', code: REJECTED_BY_SES, at: SENT_AT };
const STATES: readonly [LedgerState, object | undefined, object | undefined][] = [
  ['CLAIMED', SETTLED, REJECTED],
  ['RELEASED', SETTLED, REJECTED],
  ['UNKNOWN', SETTLED, REJECTED],
  ['HELD', SETTLED, REJECTED],
  ['SENT', undefined, undefined],
  ['FAILED', undefined, undefined],
  ['SKIPPED', undefined, undefined],
];

describe('decideEvent', () => {
  it.each(STATES)(
    'moves an entry that is %s to %j, and after a reject to %j',
    (state, accepted, rejected) => {
      for (const kind of ['accepted', 'delivered', 'hard-bounce', 'soft-bounce', 'complaint'] as const) {
        expect(decideEvent(ENTRIES[state], event(kind))?.to).toEqual(accepted);
      }
      expect(decideEvent(ENTRIES[state], event('reject'))?.to).toEqual(rejected);
    },
  );

  it.each<[Feedback['kind'], object]>([
    ['delivered', { deliveredAt: LATER }],
    ['hard-bounce', { bouncedAt: LATER, bounceCode: 'NoEmail' }],
    ['soft-bounce', { softBouncedAt: LATER }],
    ['complaint', { complainedAt: LATER }],
    ['reject', { rejectedAt: SENT_AT }],
  ])('adds to a sent message after %s: %j', (kind, facts) => {
    expect(decideEvent(ENTRIES.SENT, event(kind))).toEqual({ facts });
  });

  it('finds nothing new in a Send event of a message that is known to be sent', () => {
    expect(decideEvent(ENTRIES.SENT, event('accepted'))).toBeUndefined();
  });

  it('finds nothing new in an event that is told again', () => {
    for (const kind of Object.keys(FEEDBACK) as Feedback['kind'][]) {
      for (const entry of Object.values(ENTRIES)) {
        expect(decideEvent(after(entry, event(kind)), event(kind))).toBeUndefined();
      }
    }
  });

  it('notes a second accepted message, and is not moved by it', () => {
    expect(decideEvent(ENTRIES.SENT, event('accepted', 'm2'))).toEqual({ facts: { secondMessageId: 'm2' } });
  });

  it('proves the first message sent when the second was skipped or refused', () => {
    for (const state of ['SKIPPED', 'FAILED'] as const) {
      const resent = { ...ENTRIES[state], resendAfter: 1 };
      expect(decideEvent(resent, event('accepted'))?.to).toEqual(SETTLED);
    }
  });

  it('leaves a message failed that SES itself rejected, whatever comes late', () => {
    const rejected = after({ ...ENTRIES.UNKNOWN, resendAfter: 1 }, event('reject'));
    expect(decideEvent(rejected, event('accepted'))).toBeUndefined();
  });

  it('comes to the same entry in whatever order events come, and however often', () => {
    const kinds = ['accepted', 'delivered', 'soft-bounce', 'complaint', 'hard-bounce'] as const;
    const mixed = fc.shuffledSubarray([...kinds, ...kinds], { minLength: kinds.length * 2 });
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(ENTRIES)), mixed, (entry, order) => {
        const expected = after(entry, ...kinds.map((kind) => event(kind)));
        expect(after(entry, ...order.map((kind) => event(kind)))).toEqual(expected);
      }),
      { seed: 1 },
    );
  });
});
