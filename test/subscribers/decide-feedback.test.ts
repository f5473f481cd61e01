import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decideFeedback, type SubscriberFeedback } from '../../src/subscribers/decide-feedback.ts';
import type { SoftBounce, Subscriber, SubscriberStatus } from '../../src/subscribers/subscriber.ts';

const NOW = new Date('2025-06-10T07:00:00.000Z');
const day = (date: string) => `2025-06-${date}T06:00:00.000Z`;

const subscriber = (status: SubscriberStatus, more: Partial<Subscriber> = {}): Subscriber => ({
  id: 'Aann',
  address: 'ann@example.com',
  status,
  since: '2025-01-01T00:00:00.000Z',
  ...more,
});
const softBounces = (...dates: string[]): readonly SoftBounce[] =>
  dates.map((date) => ({ issueId: `2025-06-${date}`, at: day(date) }));
const feedback = (kind: SubscriberFeedback['kind'], date = '10'): SubscriberFeedback => ({
  kind,
  issueId: `2025-06-${date}`,
  sentAt: day(date),
  at: day(date),
});
const decide = (from: Subscriber, ...events: SubscriberFeedback[]) =>
  events.reduce((current, event) => decideFeedback(current, event, NOW), from);

type Row = readonly [SubscriberStatus, SubscriberFeedback['kind'], Partial<Subscriber>];
const SUPPRESSED = { status: 'suppressed', since: NOW.toISOString() } as const;
const TABLE: readonly Row[] = [
  ['pending', 'hard-bounce', { ...SUPPRESSED, suppressedBy: 'hard-bounce' }],
  ['pending', 'complaint', { ...SUPPRESSED, suppressedBy: 'complaint' }],
  ['pending', 'soft-bounce', {}],
  ['confirmed', 'hard-bounce', { ...SUPPRESSED, suppressedBy: 'hard-bounce', formerly: 'confirmed' }],
  ['confirmed', 'complaint', { ...SUPPRESSED, suppressedBy: 'complaint', formerly: 'confirmed' }],
  ['confirmed', 'soft-bounce', { softBounces: softBounces('10') }],
  ['unsubscribed', 'hard-bounce', { ...SUPPRESSED, suppressedBy: 'hard-bounce', formerly: 'unsubscribed' }],
  ['unsubscribed', 'complaint', { ...SUPPRESSED, suppressedBy: 'complaint', formerly: 'unsubscribed' }],
  ['unsubscribed', 'soft-bounce', {}],
  ['suppressed', 'hard-bounce', {}],
  ['suppressed', 'complaint', {}],
  ['suppressed', 'soft-bounce', {}],
];

describe('decideFeedback', () => {
  it.each(TABLE)('makes of a %s subscriber after a %s: %j', (status, kind, changes) => {
    const before = subscriber(status);
    expect(decide(before, feedback(kind))).toEqual({ ...before, ...changes });
  });

  it.each(TABLE)('makes no more of a %s subscriber when the %s is told twice', (status, kind) => {
    const once = decide(subscriber(status), feedback(kind));
    expect(decideFeedback(once, feedback(kind), new Date('2025-07-01T00:00:00Z'))).toBe(once);
  });

  it('suppresses at the third issue that bounces softly within 14 days', () => {
    const twice = decide(
      subscriber('confirmed'),
      feedback('soft-bounce', '01'),
      feedback('soft-bounce', '05'),
    );
    expect(twice).toEqual(subscriber('confirmed', { softBounces: softBounces('01', '05') }));
    expect(decide(twice, feedback('soft-bounce', '14'))).toEqual(
      subscriber('confirmed', { ...SUPPRESSED, suppressedBy: 'soft-bounces', formerly: 'confirmed' }),
    );
  });

  it('forgets a soft bounce of more than 14 days before', () => {
    const before = subscriber('confirmed', { softBounces: softBounces('01', '05') });
    expect(decide(before, feedback('soft-bounce', '15')).softBounces).toEqual(softBounces('05', '15'));
  });

  it('counts two soft bounces of one issue once', () => {
    const before = subscriber('confirmed', { softBounces: softBounces('09', '10') });
    expect(decide(before, { ...feedback('soft-bounce', '10'), at: day('11') })).toBe(before);
  });

  it('does not hold against somebody what came back before they confirmed', () => {
    const again = subscriber('confirmed', { since: day('11') });
    expect(decide(again, feedback('hard-bounce', '10'), feedback('complaint', '10'))).toBe(again);
  });

  it('does not hold against somebody what was sent before they confirmed, however late it comes back', () => {
    const again = subscriber('confirmed', { since: day('11') });
    const late = { at: day('12') };
    expect(
      decide(again, { ...feedback('hard-bounce'), ...late }, { ...feedback('complaint'), ...late }),
    ).toBe(again);
    expect(decide(again, feedback('complaint', '12')).suppressedBy).toBe('complaint');
  });

  it.each(['confirmed', 'unsubscribed', 'pending', 'suppressed'] as const)(
    'does not undo a clearing of somebody who is %s with the echo of what was sent before',
    (status) => {
      const cleared = subscriber(status, { since: day('11'), clearedAt: day('11') });
      const late = { at: day('12') };
      for (const kind of ['hard-bounce', 'complaint', 'soft-bounce'] as const) {
        expect(decide(cleared, { ...feedback(kind), ...late })).toBe(cleared);
      }
    },
  );

  it('holds against them what was sent after the clearing', () => {
    const cleared = subscriber('confirmed', { since: day('11'), clearedAt: day('11') });
    const after = decide(cleared, feedback('hard-bounce', '12'));
    expect(after).toMatchObject({ status: 'suppressed', suppressedBy: 'hard-bounce', clearedAt: day('11') });
  });

  it('forgives nobody because they left or because somebody asked for them', () => {
    for (const status of ['unsubscribed', 'pending'] as const) {
      const later = subscriber(status, { since: day('11') });
      expect(decide(later, feedback('complaint')).suppressedBy).toBe('complaint');
    }
  });

  it('keeps the graver reason, so that clearing a bounce does not clear a complaint', () => {
    const bounced = subscriber('suppressed', { suppressedBy: 'hard-bounce' });
    expect(decide(bounced, feedback('complaint')).suppressedBy).toBe('complaint');
    const complained = subscriber('suppressed', { suppressedBy: 'complaint' });
    expect(decide(complained, feedback('hard-bounce'))).toBe(complained);
  });

  it('comes to the same end in whatever order the same events come', () => {
    const events = [
      feedback('soft-bounce', '08'),
      feedback('soft-bounce', '09'),
      feedback('soft-bounce', '10'),
      feedback('hard-bounce', '10'),
      feedback('complaint', '10'),
    ];
    const one = fc.subarray(events, { minLength: 1 });
    const shuffled = one.chain((some) =>
      fc.tuple(fc.constant(some), fc.shuffledSubarray([...some, ...some], { minLength: some.length * 2 })),
    );
    fc.assert(
      fc.property(shuffled, ([inOrder, doubledAndMixed]) => {
        const expected = decide(subscriber('confirmed'), ...inOrder);
        const { softBounces: some = [], ...found } = decide(subscriber('confirmed'), ...doubledAndMixed);
        const sorted = some.toSorted((a, b) => a.at.localeCompare(b.at));
        expect({ ...found, ...(some.length > 0 ? { softBounces: sorted } : {}) }).toEqual(expected);
      }),
      { seed: 1 },
    );
  });
});
