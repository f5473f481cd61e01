import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  decideSlowDown,
  isSlowedAt,
  slotsInSpan,
  spanOfSlots,
  type RateSettings,
} from '../../src/delivery/rate-state.ts';
import { SETTINGS } from './memory-rate-store.ts';

const settings: RateSettings = { ...SETTINGS, maxSendRate: 100 };
const NOW = 1_000_000;

/** What one slot takes at this time, of a share of 80 %: 12.5 ms at full speed. */
const spacingAt = (current: RateSettings, from: number) =>
  spanOfSlots(current, { slots: 1, from, share: 0.8 });

describe('decideSlowDown', () => {
  it('halves the speed', () => {
    const slowed = decideSlowDown(settings, NOW)!;
    expect(slowed).toEqual({ ...settings, revision: 2, slowedTo: 0.5, slowedAt: NOW });
    expect(spacingAt(slowed, NOW)).toBeCloseTo(25, 1);
  });

  it('halves it once for the throttled answers of one burst, and again for the next', () => {
    const slowed = decideSlowDown(settings, NOW)!;
    expect(decideSlowDown(slowed, NOW + 1_999)).toBeUndefined();
    // From 50 % back to 56.7 %, and by half of that.
    expect(spacingAt(decideSlowDown(slowed, NOW + 2_000)!, NOW + 2_000)).toBeCloseTo(12.5 / 0.283, 0);
  });

  it('never comes to a standstill', () => {
    let slowed = settings;
    for (let time = NOW; time < NOW + 60_000; time += 2_000) slowed = decideSlowDown(slowed, time) ?? slowed;
    expect(slowed.slowedTo).toBeGreaterThanOrEqual(0.02);
  });
});

describe('the slots after throttling', () => {
  const slowed = { ...settings, slowedTo: 0.5, slowedAt: NOW };

  it.each([
    ['at half speed, and faster from slot to slot', 0, 1_000],
    ['where the speed is nearly back', 13_000, 1_000],
    ['across the end of the recovery', 14_500, 10_000],
    ['at full speed', 15_000, 10_000],
    ['long after', 3_600_000, 10_000],
  ])('are counted and measured alike: %s', (_where, later, spanMs) => {
    const from = NOW + later;
    const slots = slotsInSpan(slowed, { spanMs, from, share: 0.8 });
    expect(spanOfSlots(slowed, { slots, from, share: 0.8 })).toBeLessThanOrEqual(spanMs);
    expect(spanOfSlots(slowed, { slots: slots + 1, from, share: 0.8 })).toBeGreaterThan(spanMs);
  });

  it.each([
    [0, 40],
    [7_500, 60],
    [15_000, 80],
    [3_600_000, 80],
  ])('%d ms after it are %d a second', (later, perSecond) => {
    expect(spacingAt(slowed, NOW + later)).toBeCloseTo(1_000 / perSecond, 1);
    expect(isSlowedAt(slowed, NOW + later)).toBe(perSecond < 80);
  });

  it('are as many by the time of recovery as three quarters of the speed give', () => {
    expect(slotsInSpan(slowed, { spanMs: 15_000, from: NOW, share: 0.8 })).toBe(900);
    expect(spanOfSlots(slowed, { slots: 900, from: NOW, share: 0.8 })).toBeCloseTo(15_000, 6);
  });

  it('are not fewer on a clock that is behind', () => {
    expect(spacingAt(slowed, NOW - 500)).toBe(spacingAt(slowed, NOW));
  });

  it('are never above the share, and recover from anything within half a minute', () => {
    const throttles = fc.array(fc.nat({ max: 600_000 }), { maxLength: 30 });
    fc.assert(
      fc.property(throttles, fc.nat({ max: 700_000 }), (times, look) => {
        const sorted = times.toSorted((a, b) => a - b);
        const after = sorted.reduce((now, time) => decideSlowDown(now, NOW + time) ?? now, settings);
        const spacing = spacingAt(after, NOW + look);
        const isRecovered = look - (sorted.at(-1) ?? -30_000) >= 30_000;
        return Number.isFinite(spacing) && spacing >= 12.5 - 1e-9 && (!isRecovered || spacing === 12.5);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
