import type { PacePorts } from '../../src/delivery/pace-chunk.ts';

/** A rate at which every message is due at once, for tests of something else. */
export const UNLIMITED_RATE: Pick<PacePorts, 'rate' | 'wait'> = {
  rate: {
    reserve: async ({ slots }) => ({
      kind: 'reserved',
      window: { from: 0, spacingMs: 0, slots, latestMs: Infinity },
    }),
    slowDown: async () => {},
  },
  wait: async () => {},
};
