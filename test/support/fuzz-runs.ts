/**
 * How many inputs a property is tried on: few each day, and as many as `npm run fuzz` asks for when somebody has
 * touched what it is about.
 */
export function fuzzRuns(usual: number): number {
  return Number(process.env.WAYBILL_FUZZ_RUNS ?? usual);
}
