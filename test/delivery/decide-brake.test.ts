import { describe, expect, it } from '@jest/globals';
import { BRAKE_LIMITS, decideBrake, isTimeToLook } from '../../src/delivery/decide-brake.ts';

const decide = (sent: number, bounced: number, complained: number) => {
  const feedback = { delivered: 0, bounced, withheld: 500, softBounced: 500, complained, rejected: 500 };
  return decideBrake({ sent, feedback }, BRAKE_LIMITS);
};

describe('decideBrake', () => {
  it.each([
    [200, 10, 0, undefined],
    [199, 10, 0, 'bounces'],
    [100_000, 5_000, 0, undefined],
    [100_000, 5_001, 0, 'bounces'],
    [3_000, 0, 3, undefined],
    [2_999, 0, 3, 'complaints'],
    [1_000, 100, 3, 'complaints'],
  ])('of %i sent, %i bounced and %i complained: %s', (sent, bounced, complained, reason) => {
    expect(decide(sent, bounced, complained)).toBe(reason);
  });

  it('does not stop a small list for a few: one bounce of three, two complaints of fifty', () => {
    expect(decide(3, 1, 0)).toBeUndefined();
    expect(decide(12, 9, 0)).toBeUndefined();
    expect(decide(50, 0, 2)).toBeUndefined();
  });

  it('stops nothing before anything was sent', () => {
    expect(decide(0, 0, 0)).toBeUndefined();
  });
});

describe('isTimeToLook', () => {
  it('at the least and each doubling of it', () => {
    const counts = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(counts.filter((count) => isTimeToLook('bounces', count))).toEqual([10, 20, 40, 80]);
    expect(counts.filter((count) => isTimeToLook('complaints', count))).toEqual([3, 6, 12, 24, 48, 96]);
  });
});
