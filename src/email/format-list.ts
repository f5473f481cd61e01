import { madeOnce } from './made-once.ts';

/** "A, B and C" */
export function formatList(names: readonly string[], language: string): string {
  return madeOnce(Intl.ListFormat, language, {}).format(names);
}
