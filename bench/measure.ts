/** One thing to time beside others. */
export interface Contender {
  readonly name: string;
  /** Does the work once. What it returns is read, so that it cannot be optimised away. */
  readonly run: () => unknown;
}

export interface Timing {
  readonly name: string;
  /** Median over the rounds, microseconds for one run. */
  readonly micros: number;
}

const ROUNDS = 15;
const ROUND_MILLIS = 60;

/**
 * Times contenders in turn, A B C A B C, so that a machine whose speed drifts slows all of them alike.
 * Only the ratios between the results mean something.
 */
export async function measure(contenders: readonly Contender[]): Promise<Timing[]> {
  const samples = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = -1; round < ROUNDS; round++) {
    for (const { name, run } of contenders) {
      const micros = await timeOneRound(run);
      // The first round warms up caches and the compiler.
      if (round >= 0) samples.get(name)?.push(micros);
    }
  }
  return contenders.map(({ name }) => ({ name, micros: median(samples.get(name) ?? []) }));
}

async function timeOneRound(run: () => unknown): Promise<number> {
  const start = performance.now();
  let runs = 0;
  let elapsed = 0;
  while (elapsed < ROUND_MILLIS) {
    const result = run();
    sink = result instanceof Promise ? await result : result;
    runs += 1;
    elapsed = performance.now() - start;
  }
  return (elapsed * 1_000) / runs;
}

/** Where results end up, so that no contender's work is dead code. */
export let sink: unknown;

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Prints each timing, and how many times as long it takes as the one it is measured against. */
export function printTimings(title: string, timings: readonly Timing[], against: string): void {
  const reference = timings.find(({ name }) => name === against)?.micros ?? Number.NaN;
  console.log(`\n${title}`);
  for (const { name, micros } of timings) {
    const ratio = micros / reference;
    console.log(
      `  ${name.padEnd(44)} ${micros.toFixed(1).padStart(10)} µs   ${ratio.toFixed(2).padStart(8)} × ${against}`,
    );
  }
}
