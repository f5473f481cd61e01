import '../support/know-errors-of-node.ts';
import { afterAll, beforeAll, expect, describe, it, jest } from '@jest/globals';
import { brokenPromises } from './broken-promises.ts';
import { crashRun } from './crash-run.ts';
import { startCrashWorld, type CrashWorld } from './crash-world.ts';

// Waits for claims to expire and for unknown messages to settle; the limit is there to end a hang.
jest.setTimeout(240_000);

const SUBSCRIBERS = 150;
let world: CrashWorld;
beforeAll(async () => {
  world = await startCrashWorld(SUBSCRIBERS);
});
afterAll(() => world.close());

describe('an issue that is planned, sent and swept by processes that are killed all the time', () => {
  it.each([
    ['with every event of SES: everybody is accounted for, and nobody receives it twice', true],
    ['without events: everybody is accounted for, and only who was resent may receive it twice', false],
  ])('%s', async (_title, hasEvents) => {
    const figures = await crashRun(world, {
      issueId: hasEvents ? '2025-06-10' : '2025-06-11',
      seed: 20,
      kills: 8,
      plannerKills: 2,
      hasFaults: true,
      hasEvents,
    });
    expect(brokenPromises(figures, { hasEvents })).toEqual([]);
    expect(figures).toMatchObject({ planned: SUBSCRIBERS, done: true });
    expect(figures.senderKills + figures.plannerKills).toBeGreaterThan(0);
  });
});
