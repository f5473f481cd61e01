import { describe, expect, it } from '@jest/globals';
import { SesLimits } from '../../src/local/ses-limits.ts';

const DAY = 24 * 60 * 60 * 1000;

describe('SesLimits', () => {
  it('allow so many in any one second, not just in each on the clock', () => {
    const limits = new SesLimits({ maxSendRate: 2, max24HourSend: -1 });
    expect([900, 950, 1_100, 1_899, 1_900, 1_950].map((now) => limits.take(now))).toEqual([
      'accepted',
      'accepted',
      'rate-exceeded',
      'rate-exceeded',
      'accepted',
      'accepted',
    ]);
  });

  it('allow so many in any 24 hours, those of an earlier run included', () => {
    const limits = new SesLimits({ maxSendRate: 100, max24HourSend: 2 }, [5_000]);
    expect(limits.take(10_000)).toBe('accepted');
    expect(limits.take(DAY)).toBe('quota-exceeded');
    expect(limits.sentLast24Hours(DAY)).toBe(2);
    expect(limits.take(DAY + 5_000)).toBe('accepted');
  });

  it('do not count what they refuse', () => {
    const limits = new SesLimits({ maxSendRate: 1, max24HourSend: -1 });
    limits.take(0);
    limits.take(1);
    expect(limits.sentLast24Hours(1)).toBe(1);
  });
});
