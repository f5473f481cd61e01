import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { sweepRegularly } from '../../src/local/sweep-regularly.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('sweepRegularly', () => {
  it('sweeps again and again, without overtaking a sweep that takes long', async () => {
    const ends: (() => void)[] = [];
    const sweep = () => new Promise<void>((resolve) => void ends.push(resolve));
    const sweeping = sweepRegularly({ sweep, everyMs: 1_000, log: () => {} });
    await jest.advanceTimersByTimeAsync(3_500);
    expect(ends).toHaveLength(1);
    ends[0]!();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(ends).toHaveLength(2);

    let isStopped = false;
    const stopped = sweeping.stop().then(() => (isStopped = true));
    await jest.advanceTimersByTimeAsync(5_000);
    expect(isStopped).toBe(false);
    ends[1]!();
    await stopped;
    expect(ends).toHaveLength(2);
  });

  it('goes on after a sweep that failed, and says so', async () => {
    const lines: [string, object][] = [];
    const sweep = () => Promise.reject(new Error('gone'));
    const log = (event: string, facts: object) => void lines.push([event, facts]);
    const sweeping = sweepRegularly({ sweep, everyMs: 1_000, log });
    await jest.advanceTimersByTimeAsync(2_500);
    expect(lines).toEqual([
      ['sweep.failed', { error: 'Error: gone' }],
      ['sweep.failed', { error: 'Error: gone' }],
    ]);
    await sweeping.stop();
  });
});
