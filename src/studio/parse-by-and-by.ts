import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ContentFile } from '../digest/content.ts';
import { parseContentFile } from '../digest/parse-content.ts';

/** Others wait no longer than this for their turn. */
const TURN_MS = 20;

/** Parses files turn about with whatever else is to be done. What is parsed is known to whoever parses it again. */
export async function parseByAndBy(files: readonly ContentFile[]): Promise<void> {
  let begun = performance.now();
  for (const file of files) {
    parseContentFile(file);
    if (performance.now() - begun < TURN_MS) continue;
    await nextTurn();
    begun = performance.now();
  }
}
