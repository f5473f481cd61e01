import '../support/know-errors-of-node.ts';
import { afterAll, beforeAll, expect, describe, it, jest } from '@jest/globals';
import { brokenPromises } from './broken-promises.ts';
import { crashRun } from './crash-run.ts';
import { startCrashWorld, type CrashWorld } from './crash-world.ts';

// Waits for claims to expire and for unknown messages to settle; the limit is there to end a hang.
jest.setTimeout(480_000);

const SUBSCRIBERS = 200;
const LEAST_KILLS = 20;
const MOST_ISSUES = 8;
let world: CrashWorld;
beforeAll(async () => {
  world = await startCrashWorld(SUBSCRIBERS);
});
afterAll(() => world.close());

describe('issues that are planned, sent and swept by processes that are killed all the time', () => {
  it('account for everybody, and nobody receives one twice but who was resent without events', async () => {
    let kills = 0;
    // How many processes die before an issue is sent is up to the machine; issues follow until it is enough.
    for (let run = 0; run < 2 || kills < LEAST_KILLS; run++) {
      expect(run).toBeLessThan(MOST_ISSUES);
      const hasEvents = run % 2 === 0;
      const figures = await crashRun(world, {
        issueId: `2025-06-${10 + run}`,
        seed: 20 + run,
        kills: 12,
        plannerKills: 2,
        hasFaults: true,
        hasEvents,
      });
      expect(brokenPromises(figures, { hasEvents })).toEqual([]);
      expect(figures).toMatchObject({ planned: SUBSCRIBERS, done: true });
      kills += figures.senderKills;
    }
    expect(kills).toBeGreaterThanOrEqual(LEAST_KILLS);
  });
});
