import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decideReservation, slotsThatFit, slotTerms } from '../../src/delivery/decide-reservation.ts';
import type { RateState } from '../../src/delivery/rate-state.ts';
import { slotTolerance } from '../../src/delivery/slot-tolerance.ts';
import { SesLimits } from '../../src/local/ses-limits.ts';
import { SETTINGS } from './memory-rate-store.ts';

// Ten a second of which 80 % are ours: a slot is 125 ms long, and 100 ms may be made good.
const state = (nextFree: number, maxSendRate = 10): RateState => ({ ...SETTINGS, maxSendRate, nextFree });
const request = { now: 10_000, slots: 4, share: 0.8, latest: Infinity };

describe('decideReservation', () => {
  it.each([
    ['behind what is given away', 12_000, {}, { kind: 'reserved', from: 12_000 }],
    ['at once when there was a short silence', 9_950, {}, { kind: 'reserved', from: 9_950 }],
    ['with no more than the tolerance made good', 5_000, {}, { kind: 'reserved', from: 9_900 }],
    ['when it just fits', 12_000, { latest: 12_500 }, { kind: 'reserved', from: 12_000 }],
    ['when it does not fit any more', 12_000, { latest: 12_499 }, { kind: 'too-far', from: 12_000 }],
    ['when there was no time from the start', 0, { latest: 10_000 }, { kind: 'too-far', from: 9_900 }],
  ] as const)('%s', (_when, nextFree, changes, decision) => {
    expect(
      decideReservation(state(nextFree), slotTerms(state(nextFree), { ...request, ...changes })),
    ).toEqual(decision);
  });

  it('decides nothing on settings that have changed meanwhile', () => {
    const terms = slotTerms(state(0), request);
    expect(decideReservation({ ...state(0), revision: 2 }, terms)).toEqual({ kind: 'changed' });
  });
});

describe('slotTerms', () => {
  it.each([
    [10, 4, 0.8, 500],
    [14, 50, 0.8, 4_464.286],
    [500, 7, 0.8, 17.5],
    [500, 50, 0.5, 200],
  ])('at %d a second gives %d slots of a share of %d a span of %d ms', (rate, slots, share, spanMs) => {
    expect(slotTerms(state(0, rate), { ...request, slots, share }).spanMs).toBe(spanMs);
  });

  describe('after throttling', () => {
    const slowed = { ...state(0), slowedTo: 0.5, slowedAt: 10_000 };

    it('gives more time to each slot', () => {
      const { slots, spanMs } = slotTerms(slowed, request);
      expect([slots, Math.round(spanMs)]).toEqual([4, 969]);
    });

    it('gives so few at once that they follow the rising speed, but one at least', () => {
      expect(slotTerms(slowed, { ...request, slots: 50 }).slots).toBe(8);
      expect(slotTerms({ ...slowed, slowedTo: 0.02 }, { ...request, slots: 50 }).slots).toBe(1);
    });

    it('gives the speed that will be there where the schedule is free', () => {
      expect(slotTerms(slowed, { ...request, free: 25_000 })).toMatchObject({ slots: 4, spanMs: 500 });
    });
  });
});

describe('slotsThatFit', () => {
  // 8 a second; a sender that has 100 s.
  const fit = (slots: number, from: number, latest = 110_000) =>
    slotsThatFit(state(0), slotTerms(state(0), { ...request, slots, latest }), { ...request, from, latest });

  it.each([
    ['nothing where a chunk takes seconds, and would fit whole a little later', 50, 105_000, 0],
    ['part of a chunk that takes long, if it is worth the wait', 2_000, 30_000, 640],
    ['a quarter of the time at least', 2_000, 85_000, 200],
    ['nothing if it is less than that', 2_000, 85_001, 0],
    ['nothing where the time is over', 50, 120_000, 0],
  ])('is %s', (_what, slots, from, fitting) => {
    expect(fit(slots, from)).toBe(fitting);
  });

  it('is one where a slot is longer than the sender’s time, and that one can be had', () => {
    const rare = state(0, 0.01);
    const [latest, free] = [110_000, 20_000];
    const terms = slotTerms(rare, { ...request, slots: 50, latest });
    const slots = slotsThatFit(rare, terms, { ...request, from: free, latest });
    expect(slots).toBe(1);
    const one = slotTerms(rare, { ...request, slots, latest });
    expect(decideReservation({ ...rare, nextFree: free }, one)).toEqual({ kind: 'reserved', from: free });
    expect(decideReservation({ ...rare, nextFree: latest + 1 }, one).kind).toBe('too-far');
    expect(slotsThatFit(rare, one, { ...request, from: latest + 1, latest })).toBe(0);
  });

  it('is always less than what was too much, so that asking for it comes to an end', () => {
    expect(fit(50, 103_750)).toBe(49);
  });
});

describe('the schedule, whatever is asked of it', () => {
  const run = fc.record({
    rate: fc.constantFrom(1, 14, 200, 500),
    share: fc.constantFrom(0.2, 0.5, 0.8, 0.95),
    requests: fc.array(fc.record({ pause: fc.nat({ max: 3_000 }), slots: fc.integer({ min: 1, max: 50 }) }), {
      maxLength: 20,
    }),
    late: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
  });

  /** The times of all slots that the requests get, one request after the other. */
  function slotsOf({
    rate,
    share,
    requests,
  }: {
    rate: number;
    share: number;
    requests: { pause: number; slots: number }[];
  }) {
    let current = state(0, rate);
    let now = 1_000_000;
    const times: { slot: number; reservedAt: number }[] = [];
    for (const { pause, slots } of requests) {
      now += pause;
      const terms = slotTerms(current, { now, slots, share, latest: Infinity });
      const { from } = decideReservation(current, terms) as { from: number };
      for (let slot = 0; slot < slots; slot++) {
        times.push({ slot: from + (slot * terms.spanMs) / slots, reservedAt: now });
      }
      current = { ...current, nextFree: from + terms.spanMs };
    }
    return times;
  }

  it('never gives two slots that are nearer to each other than the allowed rate', () => {
    fc.assert(
      fc.property(run, (input) => {
        const times = slotsOf(input).map(({ slot }) => slot);
        const spacing = 1_000 / (input.rate * input.share);
        return times.every((time, index) => index === 0 || time - times[index - 1]! >= spacing - 0.01);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('never has more in any one second than SES allows, however late each slot is used within the tolerance', () => {
    fc.assert(
      fc.property(run, (input) => {
        const { latestMs } = slotTolerance(input.share);
        const late = input.late[Symbol.iterator]();
        const sent = slotsOf(input)
          .map(({ slot, reservedAt }) => {
            const until = slot + latestMs;
            const from = Math.max(slot, reservedAt);
            return from + Number(late.next().value) * Math.max(0, until - from);
          })
          .toSorted((a, b) => a - b);
        const limits = new SesLimits({ maxSendRate: input.rate, max24HourSend: -1 });
        return sent.every((time) => limits.take(time) === 'accepted');
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});
