import { startCrashWorld } from './crash-world.ts';
import { crashRun } from './crash-run.ts';

/** `npm run test:crash`: sends issues with processes that are killed at random, and compares ledger and inbox. */
const SUBSCRIBERS = 2_000;
const LEAST_KILLS = 200;
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

console.log(`SEED=${seed} (give it again for the same choices; what they hit also depends on the machine)`);
const world = await startCrashWorld(SUBSCRIBERS);
let kills = 0;
for (let run = 1; kills < LEAST_KILLS; run++) {
  const issueId = `2025-01-${String(run).padStart(2, '0')}`;
  const start = performance.now();
  const figures = await crashRun(world, { issueId, seed: seed + run, senderKills: 60, plannerKills: 5, faults: run > 1 });
  kills += figures.senderKills;
  console.log(((performance.now() - start) / 1000).toFixed(1), JSON.stringify(figures));
}
await world.close();
