import { foldSpelling } from './fold-spelling.ts';

/** A word of a normalised text. */
export interface Word {
  /** What it is compared by: case, hyphens, the spelling of numbers and that of the British or Americans make no difference. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** The words of a normalised text, in order. Punctuation is none, but for signs that are read aloud: % $ € £. */
export function readWords(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: typed, index } of text.matchAll(WORD)) {
    const end = index + typed.length;
    const last = words.at(-1);
    if (last?.key === 'per' && typed === 'cent') {
      words[words.length - 1] = { key: 'percent', start: last.start, end };
    } else {
      words.push({ key: keyOf(typed), start: index, end });
    }
  }
  return words;
}

// U.S. | 1,250.5 or 19th or 5G | don't | signs
const WORD = /(?:\p{L}\.){2,}|\p{N}+(?:[.,]\p{N}+)*\p{L}*|\p{L}[\p{L}\p{M}\p{N}]*(?:'\p{L}+)*|[%$€£¥¼½¾]/gu;

const NUMBERS = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'],
  ...['twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'],
];

const SAME: ReadonlyMap<string, string> = new Map([
  ...NUMBERS.map((name, value): [string, string] => [name, String(value)]),
  ['%', 'percent'],
]);

function keyOf(typed: string): string {
  const key = typed.toLowerCase();
  if (/^\p{N}/u.test(key)) return key.replaceAll(/,(?=\p{N}{3})/gu, '');
  return SAME.get(key) ?? foldPossessive(key.replaceAll('.', ''));
}

// "The harbour's wall": what hangs on the word stays.
function foldPossessive(key: string): string {
  const at = key.indexOf("'");
  return at === -1 ? foldSpelling(key) : `${foldSpelling(key.slice(0, at))}${key.slice(at)}`;
}

const LITTLE = new Set(
  (
    "a an the and or but of to in on at by for from with as is are was were be been being it its it's this that these those " +
    'he she we they you i his her our their my your not no so than then there have has had do does did will would can could ' +
    'may might must shall should if'
  ).split(' '),
);

/** How much a word tells of what a text is about: little for those that every text has. */
export function weightOf(key: string): number {
  return LITTLE.has(key) ? 0.4 : 1;
}

/** Words that turn the sense of a sentence around. */
export function isNegation(key: string): boolean {
  return NEGATIONS.has(key) || key.endsWith("n't");
}

/** Words after which "not" or "nothing" belongs to what they say: who quotes them without it turns them around. */
export function wantsNegation(key: string): boolean {
  return AUXILIARIES.has(key) || /^(?:i|we|you|they|he|she|it|that|there|who)'(?:m|re|s|ve|ll|d)$/.test(key);
}

const AUXILIARIES = new Set(
  'am is are was were be been do does did have has had will would shall should can could may might must'.split(
    ' ',
  ),
);

const NEGATIONS = new Set([
  'not',
  'no',
  'never',
  'nobody',
  'none',
  'nothing',
  'nor',
  'neither',
  'cannot',
  'without',
  'hardly',
  '0',
]);
