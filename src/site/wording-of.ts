import { createHash } from 'node:crypto';

/** Names the words that somebody has seen when they took a step: other words, another name. */
export function wordingOf(page: string, words: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(words)).digest('hex');
  return `${page}-${hash.slice(0, 12)}`;
}
