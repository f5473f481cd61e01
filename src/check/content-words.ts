import { memoizeText } from '../digest/memoize.ts';

// What carries no meaning of its own when two sentences are compared.
const EMPTY = new Set(
  'the and for that with from are was were has have had its their his her they them this these those which who whom will would could should may might can been being not but into onto over under than then there here what when where while about after before between against more most less least some any all each other such only own same very also just now per cent percent said says say according told year years month months week weeks day days'.split(
    ' ',
  ),
);

/** The words of a text that tell what it is about, in small letters and without the endings of number and time. */
export const contentWords = memoizeText((text): ReadonlySet<string> => {
  const words = text.toLowerCase().match(/\p{L}[\p{L}\p{M}'’-]{2,}/gu) ?? [];
  return new Set(words.filter((word) => !EMPTY.has(word)).map(stem));
});

/** The share of the first words that the second have too; 0 where there are none. */
export function sharedPart(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  if (words.size === 0) return 0;
  let shared = 0;
  for (const word of words) if (others.has(word)) shared += 1;
  return shared / words.size;
}

// Enough to let "agreed" meet "agree" and "measures" meet "measure"; not a stemmer.
function stem(word: string): string {
  const plain = word.replace(/['’]s?$/, '');
  return plain.length > 4 ? plain.replace(/(?:ies|ed|es|s|ing)$/, '').replace(/[ye]$/, '') : plain;
}
