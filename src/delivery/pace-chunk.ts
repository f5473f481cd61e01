import type { RateSlots, SlotWindow, TooFar } from './rate-slots.ts';

export interface PacePorts {
  readonly rate: RateSlots;
  readonly now: () => Date;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Gives a chunk's messages their times. */
export interface Pace {
  /** Reserves the slots and waits until the first is near. */
  open(): Promise<'open' | TooFar>;
  /** Waits for the next slot. Callers are served one after the other. */
  next(): Promise<'go' | 'ended' | TooFar>;
  /** From now on nobody is given a slot, those who wait included. */
  end(): void;
}

// Time to read what must be fresh when the first message goes out.
const LEAD_MS = 30;

/**
 * Reserves the slots of a chunk, usually in one step, and hands them out when they are due. A sender that was held up
 * does not make good for more than the tolerance: the slots that are left lapse, and it reserves others.
 *
 * @param order.latest milliseconds since 1970 by when the last slot must be over
 */
export function paceChunk(
  { rate, now, wait }: PacePorts,
  order: { readonly slots: number; readonly latest?: number | undefined },
): Pace {
  let left = order.slots;
  let window: SlotWindow | undefined;
  let used = 0;
  let ended = false;
  let turn: Promise<unknown> = Promise.resolve();

  const reserve = async (lapsedAfter?: number): Promise<SlotWindow | TooFar> => {
    const reservation = await rate.reserve({ slots: left, latest: order.latest, lapsedAfter });
    used = 0;
    if (reservation.kind === 'too-far') return reservation;
    window = reservation.window;
    return window;
  };

  const waitUntil = async (time: number): Promise<void> => {
    const milliseconds = time - now().getTime();
    if (milliseconds > 0) await wait(milliseconds);
  };

  const takeSlot = async (): Promise<'go' | 'ended' | TooFar> => {
    let lapsedAfter: number | undefined;
    while (!ended) {
      const current: SlotWindow | TooFar = window ?? (await reserve(lapsedAfter));
      if ('kind' in current) return current;
      const slot = current.from + used * current.spacingMs;
      await waitUntil(slot);
      if (ended) break;
      if (now().getTime() - slot > current.latestMs) {
        lapsedAfter = used;
        window = undefined;
        continue;
      }
      used += 1;
      left -= 1;
      if (used === current.slots) window = undefined;
      return 'go';
    }
    return 'ended';
  };

  return {
    open: async () => {
      const opened = await reserve();
      if ('kind' in opened) return opened;
      await waitUntil(opened.from - LEAD_MS);
      return 'open';
    },
    next: () => {
      const mine = turn.then(takeSlot);
      // The next caller has its own attempt, whatever became of this one's.
      turn = mine.catch(() => undefined);
      return mine;
    },
    end: () => {
      ended = true;
    },
  };
}
