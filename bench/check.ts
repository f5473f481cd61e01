import { checkPairs, scoreKinds, type PairResult } from '../test/support/check-pairs.ts';
import { formatFinding } from '../src/digest/finding.ts';
import { benchLongSources } from './check-long-sources.ts';

const pairs = checkPairs();
printScores(
  'Pairs that the checks were tuned on',
  pairs.filter(({ heldOut, isLater }) => !heldOut && !isLater),
);
printScores(
  'Pairs of the later blind rounds',
  pairs.filter(({ isLater }) => isLater),
);
printScores(
  'Pairs that were held out',
  pairs.filter(({ heldOut }) => heldOut),
);
for (const fault of pairs.flatMap(({ faults }) => faults)) console.log(`  mistake in a pair: ${fault}`);
await benchLongSources();

function printScores(title: string, some: readonly PairResult[]): void {
  console.log(`\n${title} (${some.length})`);
  for (const { kind, errors, found, honest, falseAlarms } of scoreKinds(some)) {
    console.log(
      `  ${kind.padEnd(10)} ${`${found} of ${errors}`.padStart(10)} errors found, ${percent(found, errors)}   ${`${falseAlarms} on ${honest}`.padStart(8)} honest passages, ${percent(falseAlarms, honest)}`,
    );
  }
  for (const { name, errors, falseAlarms } of some) {
    for (const { rule, text, found } of errors) {
      if (!found) console.log(`  missed in ${name}: ${[rule].flat().join(' or ')} at "${text}"`);
    }
    for (const alarm of falseAlarms) {
      console.log(`  false alarm in ${name}: ${alarm.rule}, ${formatFinding(alarm)}`);
    }
  }
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '   -  ' : `${((100 * part) / whole).toFixed(1).padStart(5)}%`;
}
