import { describe, expect, it } from '@jest/globals';
import { paceChunk } from '../../src/delivery/pace-chunk.ts';
import type { Reservation } from '../../src/delivery/rate-slots.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const TOO_FAR = { kind: 'too-far', freeAt: 9_000 } as const;

/** Slots of 10 ms, each reservation right behind the one before it and no earlier than now. */
function newPace(slots: number, { free = 1_000, refuseFrom = Infinity } = {}) {
  const clock = new VirtualClock(1_000);
  const reserved: number[] = [];
  let nextFree = free;
  const pace = paceChunk(
    {
      rate: {
        reserve: async ({ slots: wanted }): Promise<Reservation> => {
          if (reserved.length === refuseFrom) return TOO_FAR;
          reserved.push(wanted);
          const from = Math.max(nextFree, clock.time);
          nextFree = from + wanted * 10;
          return { kind: 'reserved', window: { from, spacingMs: 10, slots: wanted, latestMs: 20 } };
        },
        slowDown: async () => {},
      },
      now: clock.now,
      wait: clock.wait,
    },
    { slots },
  );
  return { clock, pace, reserved };
}

describe('paceChunk', () => {
  it('hands the slots out when they are due, one after the other', async () => {
    const { clock, pace, reserved } = newPace(3);
    await clock.run(pace.open());
    const times = [1, 2, 3].map(() => pace.next().then(() => clock.time));
    expect(await clock.run(Promise.all(times))).toEqual([1_000, 1_010, 1_020]);
    expect(reserved).toEqual([3]);
  });

  it('opens shortly before the first slot, in time for what must be read', async () => {
    const { clock, pace } = newPace(3, { free: 5_000 });
    await clock.run(pace.open());
    expect(clock.time).toBe(4_970);
  });

  it('lets the slots lapse that a sender was too late for, and reserves others', async () => {
    const { clock, pace, reserved } = newPace(4);
    await clock.run(pace.open());
    await clock.run(pace.next());
    await clock.run(clock.wait(31));
    const times = [1, 2, 3].map(() => pace.next().then((answer) => [answer, clock.time]));
    expect(await clock.run(Promise.all(times))).toEqual([
      ['go', 1_040],
      ['go', 1_050],
      ['go', 1_060],
    ]);
    expect(reserved).toEqual([4, 3]);
  });

  it('uses slots that it is a little late for', async () => {
    const { clock, pace, reserved } = newPace(2);
    await clock.run(pace.open());
    await clock.run(clock.wait(20));
    await clock.run(Promise.all([pace.next(), pace.next()]));
    expect([clock.time, reserved]).toEqual([1_020, [2]]);
  });

  it('ends without a slot when there is none in time', async () => {
    expect(await newPace(2, { refuseFrom: 0 }).pace.open()).toEqual(TOO_FAR);
    const { clock, pace } = newPace(2, { refuseFrom: 1 });
    await clock.run(pace.open());
    await clock.run(clock.wait(100));
    expect(await clock.run(Promise.all([pace.next(), pace.next()]))).toEqual([TOO_FAR, TOO_FAR]);
  });

  it('gives no slot any more once it is ended, not even to those who wait', async () => {
    const { clock, pace } = newPace(3);
    await clock.run(pace.open());
    const answers = Promise.all([
      pace.next(),
      pace.next().then((answer) => (pace.end(), answer)),
      pace.next(),
    ]);
    expect(await clock.run(answers)).toEqual(['go', 'go', 'ended']);
    expect(clock.time).toBe(1_010);
  });
});
