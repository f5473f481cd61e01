import { brokenPromises } from './broken-promises.ts';
import { crashRun, type CrashFigures } from './crash-run.ts';
import { startCrashWorld } from './crash-world.ts';

/**
 * `npm run test:crash`: sends issue after issue with processes that are killed at random, with and without faults and
 * events, and compares ledger and inbox. `SEED=<number>` repeats the choices; what they hit depends on the machine.
 */
const SUBSCRIBERS = 2_000;
const LEAST_KILLS = 200;
const KINDS = [
  { hasFaults: false, hasEvents: true },
  { hasFaults: true, hasEvents: true },
  { hasFaults: false, hasEvents: false },
  { hasFaults: true, hasEvents: false },
] as const;

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
console.log(`SEED=${seed}, ${SUBSCRIBERS} subscribers an issue`);

let kills = 0;
let broken = 0;
const world = await startCrashWorld(SUBSCRIBERS);
try {
  for (let run = 0; run < KINDS.length || kills < LEAST_KILLS; run++) {
    const kind = KINDS[run % KINDS.length]!;
    const issueId = `2025-06-${String(run + 1).padStart(2, '0')}`;
    const figures = await crashRun(world, { ...kind, issueId, seed: seed + run, kills: 60, plannerKills: 5 });
    const promises = brokenPromises(figures, kind);
    kills += figures.senderKills;
    broken += promises.length;
    print(issueId, kind, figures);
    for (const promise of promises) console.error(`  BROKEN: ${promise}`);
  }
} finally {
  await world.close();
}
console.log(
  `${kills} senders killed. ${broken === 0 ? 'Every subscriber is accounted for.' : `${broken} are not accounted for.`}`,
);
process.exitCode = broken === 0 ? 0 : 1;

function print(issueId: string, kind: (typeof KINDS)[number], figures: CrashFigures): void {
  const { states, planned, received, resent, twice, lost } = figures;
  const { senderKills, feedbackKills, plannerKills, sweepKills, sweeps, seconds } = figures;
  console.log(
    `${issueId} faults ${kind.hasFaults ? 'on ' : 'off'} events ${kind.hasEvents ? 'on ' : 'off'} ` +
      `kills: ${senderKills} sender, ${plannerKills} planner, ${feedbackKills} feedback, ${sweepKills} sweep; ` +
      `${sweeps} sweeps, ${seconds.toFixed(1)} s\n` +
      `  planned ${planned}, received ${received}, ${JSON.stringify(states)}, ` +
      `resent ${resent.length}, twice ${twice.length}, lost ${lost.length}`,
  );
}
