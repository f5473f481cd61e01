import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allowedPerSecond, decideSlowDown, type RateSettings } from '../../src/delivery/rate-state.ts';
import { SETTINGS } from './memory-rate-store.ts';

const settings: RateSettings = { ...SETTINGS, maxSendRate: 100 };
const NOW = 1_000_000;

describe('decideSlowDown', () => {
  it('halves the speed', () => {
    const slowed = decideSlowDown(settings, NOW)!;
    expect(slowed).toEqual({ ...settings, revision: 2, slowedTo: 0.5, slowedAt: NOW });
    expect(allowedPerSecond(slowed, NOW, 0.8)).toBe(40);
  });

  it('halves it once for the throttled answers of one burst, and again for the next', () => {
    const slowed = decideSlowDown(settings, NOW)!;
    expect(decideSlowDown(slowed, NOW + 1_999)).toBeUndefined();
    expect(allowedPerSecond(decideSlowDown(slowed, NOW + 2_000)!, NOW + 2_000, 0.8)).toBeCloseTo(22.67, 1);
  });

  it('never comes to a standstill', () => {
    let slowed = settings;
    for (let time = NOW; time < NOW + 60_000; time += 2_000) slowed = decideSlowDown(slowed, time) ?? slowed;
    expect(slowed.slowedTo).toBeGreaterThanOrEqual(0.02);
  });
});

describe('allowedPerSecond', () => {
  it.each([
    [0, 40],
    [7_500, 60],
    [15_000, 80],
    [3_600_000, 80],
  ])('%d ms after throttling is %d', (later, perSecond) => {
    const slowed = { ...settings, slowedTo: 0.5, slowedAt: NOW };
    expect(allowedPerSecond(slowed, NOW + later, 0.8)).toBe(perSecond);
  });

  it('is not lower on a clock that is behind', () => {
    const slowed = { ...settings, slowedTo: 0.5, slowedAt: NOW };
    expect(allowedPerSecond(slowed, NOW - 500, 0.8)).toBe(40);
  });

  it('is never above the share, and recovers from anything within half a minute', () => {
    const throttles = fc.array(fc.nat({ max: 600_000 }), { maxLength: 30 });
    fc.assert(
      fc.property(throttles, fc.nat({ max: 700_000 }), (times, look) => {
        const sorted = times.toSorted((a, b) => a - b);
        const slowed = sorted.reduce((now, time) => decideSlowDown(now, NOW + time) ?? now, settings);
        const rate = allowedPerSecond(slowed, NOW + look, 0.8);
        const isRecovered = look - (sorted.at(-1) ?? -30_000) >= 30_000;
        return rate > 0 && rate <= 80 && (!isRecovered || rate === 80);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
