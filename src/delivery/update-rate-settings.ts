import type { RateSettings } from './rate-state.ts';
import type { RateStore } from './rate-store.ts';

/**
 * Loads, decides and saves, and decides afresh as often as somebody else saved in between.
 *
 * @param decide gives the settings with the next revision, or undefined to leave them
 * @returns what it saved, or undefined if it left them
 */
export async function updateRateSettings(
  store: RateStore,
  decide: (settings: RateSettings | undefined) => RateSettings | undefined,
): Promise<RateSettings | undefined> {
  for (;;) {
    const next = decide(await store.load());
    if (!next || (await store.saveSettings(next)) === 'saved') return next;
  }
}
