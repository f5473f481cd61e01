import { describe, expect, it } from '@jest/globals';
import { forEachConcurrently } from '../../src/delivery/for-each-concurrently.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('forEachConcurrently', () => {
  it('works on every item once, never on more than the limit at a time', async () => {
    const seen: number[] = [];
    let inWork = 0;
    let most = 0;
    await forEachConcurrently([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      most = Math.max(most, ++inWork);
      await turn();
      seen.push(item);
      inWork -= 1;
      return 'go-on';
    });
    expect(seen.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  it('begins nothing more after a stop, and sees through what was begun', async () => {
    const finished: number[] = [];
    await forEachConcurrently([1, 2, 3, 4, 5], 2, async (item) => {
      if (item === 1) return 'stop';
      await turn();
      finished.push(item);
      return 'go-on';
    });
    expect(finished).toEqual([2]);
  });

  it('throws the first error only when nothing is in work any more', async () => {
    const finished: number[] = [];
    const run = forEachConcurrently([1, 2, 3, 4], 2, async (item) => {
      if (item === 1) throw new Error('ledger gone');
      await turn();
      finished.push(item);
      return 'go-on';
    });
    await expect(run).rejects.toThrow('ledger gone');
    expect(finished).toEqual([2]);
  });
});
