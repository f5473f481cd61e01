import type { Words } from './words.ts';

/** The parts that are there, with the language's separator between them; undefined if none is. */
export function joinParts(parts: readonly (string | undefined)[], words: Words): string | undefined {
  return parts.filter((part) => part !== undefined && part !== '').join(words.list.separator) || undefined;
}
