import type { SesFaultInput, SesFaults } from '../../src/local/ses-faults.ts';
import { pick, type Random } from './seeded-random.ts';

const EVERY_MS = 40;
const MOST = 100;

const FAULTS: readonly SesFaultInput[] = [
  { kind: 'throttle' },
  { kind: 'error-500' },
  { kind: 'accept-then-500' },
  { kind: 'accept-then-reset' },
  // Longer than the sender waits.
  { kind: 'accept-then-hang' },
  { kind: 'slow', ms: 100 },
];

/** Plans one fault after the other, whichever message meets it. @returns what ends them */
export function makeFaults(faults: SesFaults, random: Random): () => void {
  let left = MOST;
  const timer = setInterval(() => {
    if (left-- > 0) faults.add(pick(random, FAULTS));
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    faults.clear();
  };
}
