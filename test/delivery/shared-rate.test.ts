import { beforeEach, describe, expect, it } from '@jest/globals';
import { SharedRate } from '../../src/delivery/shared-rate.ts';
import { MemoryRateStore, SETTINGS } from './memory-rate-store.ts';

const NOW = 1_000_000;

let time: number;
let store: MemoryRateStore;
let asked: number;
let answer: () => Promise<number>;

beforeEach(() => {
  time = NOW;
  store = new MemoryRateStore({ ...SETTINGS, maxSendRate: 10, askedAt: NOW, nextFree: 0 });
  asked = 0;
  answer = async () => 10;
});

function sender(): SharedRate {
  return new SharedRate({
    store,
    account: {
      loadQuota: async () => {
        asked += 1;
        return { maxSendRate: await answer(), max24HourSend: -1, sentLast24Hours: 0 };
      },
    },
    now: () => new Date(time),
    share: 0.8,
  });
}

const spacingOf = async (rate: SharedRate) => {
  const reservation = await rate.reserve({ slots: 4 });
  return reservation.kind === 'reserved' ? reservation.window.spacingMs : undefined;
};

describe('SharedRate', () => {
  it('gives senders windows one behind the other', async () => {
    const [a, b] = [sender(), sender()];
    expect(await a.reserve({ slots: 4 })).toEqual({
      kind: 'reserved',
      window: { from: NOW - 100, spacingMs: 125, slots: 4, latestMs: 200 },
    });
    expect(await b.reserve({ slots: 2 })).toMatchObject({ window: { from: NOW + 400 } });
    expect(await a.reserve({ slots: 1 })).toMatchObject({ window: { from: NOW + 650 } });
  });

  it('reserves nothing for a sender that has not the time', async () => {
    await sender().reserve({ slots: 50 });
    const before = store.state;
    expect(await sender().reserve({ slots: 50, latest: NOW + 7_000 })).toEqual({
      kind: 'too-far',
      freeAt: NOW + 6_150,
    });
    expect(store.state).toEqual(before);
  });

  it('gives a sender part of what it wants, if the rest would come too late', async () => {
    await sender().reserve({ slots: 200 });
    expect(await sender().reserve({ slots: 500, latest: NOW + 60_000 })).toMatchObject({
      kind: 'reserved',
      window: { from: NOW + 24_900, spacingMs: 125, slots: 280 },
    });
  });

  it('gives a sender that let slots lapse no more at once than it managed, and then one more each time', async () => {
    const rate = sender();
    const slotsOf = async (lapsedAfter?: number) => {
      const reservation = await rate.reserve({ slots: 50, lapsedAfter });
      return reservation.kind === 'reserved' ? reservation.window.slots : 0;
    };
    expect([await slotsOf(), await slotsOf(28), await slotsOf(), await slotsOf(), await slotsOf(0)]).toEqual([
      50, 28, 29, 30, 15,
    ]);
  });

  it('asks SES once when nothing is known, and all start from the same answer', async () => {
    store = new MemoryRateStore();
    const first = sender();
    expect(await spacingOf(first)).toBe(125);
    expect(await spacingOf(sender())).toBe(125);
    expect(asked).toBe(1);
  });

  it('starts together with others that know nothing', async () => {
    store = new MemoryRateStore();
    expect(await Promise.all([spacingOf(sender()), spacingOf(sender())])).toEqual([125, 125]);
    expect(store.state).toMatchObject({ revision: 1, nextFree: NOW + 900 });
  });

  it('has one of many senders ask again after a minute, while the others go on', async () => {
    const senders = Array.from({ length: 5 }, sender);
    await Promise.all(senders.map(spacingOf));
    expect(asked).toBe(0);

    answer = async () => 20;
    time += 60_000;
    await Promise.all(senders.map(spacingOf));
    expect(asked).toBe(1);
    expect(await Promise.all(senders.map(spacingOf))).toEqual([62.5, 62.5, 62.5, 62.5, 62.5]);
    expect(asked).toBe(1);
  });

  it('goes on at the old rate when SES does not answer, and asks again a minute later', async () => {
    answer = async () => Promise.reject(new Error('Throttling'));
    const rate = sender();
    time += 60_000;
    expect(await spacingOf(rate)).toBe(125);
    await spacingOf(rate);
    expect(asked).toBe(1);
    time += 60_000;
    await spacingOf(rate);
    expect(asked).toBe(2);
  });

  it('does not guess a rate that nobody has ever known', async () => {
    store = new MemoryRateStore();
    answer = async () => Promise.reject(new Error('no answer'));
    await expect(sender().reserve({ slots: 1 })).rejects.toThrow('no answer');
  });

  it('slows all senders down after a throttled answer to one of them, once for a burst', async () => {
    const [a, b, c] = [sender(), sender(), sender()];
    expect(await spacingOf(b)).toBe(125);
    await Promise.all([a.slowDown(), b.slowDown(), c.slowDown()]);
    // The schedule is free in 400 ms, and the speed there is a little more than half.
    expect(await spacingOf(b)).toBeCloseTo(236.5, 0);
    expect(await spacingOf(a)).toBeLessThan(236);
    time += 15_000;
    expect(await spacingOf(a)).toBe(125);
  });
});
