import { contentWords } from './content-words.ts';
import { readNumbers } from './read-numbers.ts';

/** The words that a text is about, and its numbers, which tell as much. */
export function tellingWords(text: string): Set<string> {
  return new Set([...contentWords(text), ...readNumbers(text).map(({ value }) => String(value))]);
}
