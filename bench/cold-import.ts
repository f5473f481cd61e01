import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleLambda } from '../test/support/bundle-lambda.ts';

const ENTRIES = ['send-chunk', 'feedback'];
const STARTS = 9;

/** How large the bundles of the Lambdas are, and how long a new process takes to import each. */
export async function benchColdImport(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'cold-import-'));
  console.log(`\nCold import of a bundle, median of ${STARTS} new processes`);
  for (const name of ENTRIES) {
    const file = join(folder, `${name}.mjs`);
    const { bytes } = await bundleLambda(`lambdas/${name}.ts`, file);
    const times = Array.from({ length: STARTS }, () => importInNewProcess(file)).toSorted((a, b) => a - b);
    const median = times[Math.floor(STARTS / 2)] ?? Number.NaN;
    console.log(
      `  ${name.padEnd(12)} ${(bytes / 1e6).toFixed(2)} MB  ${median.toFixed(0).padStart(5)} ms ` +
        `(${times[0]?.toFixed(0)} to ${times.at(-1)?.toFixed(0)})`,
    );
  }
  await rm(folder, { recursive: true });
}

// Only the import: the start of Node itself is the same for every Lambda.
function importInNewProcess(file: string): number {
  const script = `const start = performance.now(); await import(${JSON.stringify(pathToFileURL(file).href)});
    console.log(performance.now() - start);`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return Number(stdout);
}
