/** How a line is put behind the one before it. */
export interface JoinedWords {
  /** How many characters the line before loses at its end. */
  readonly cut: number;
  readonly between: ' ' | '' | '-';
  /** What stands at the seam then, for a person to compare. */
  readonly shown: string;
}

const SPLIT_WORD = /(?<=^|[\s“"(‘'—–-])([\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*)[-\u00ad\u2010]$/u;
/** A row of letters without end is no word. */
const LONGEST_WORD = 80;
const WORD = /^[\p{L}\p{N}]+/u;
/** First parts that keep their hyphen; a word that a typesetter divided hardly ever begins like this. */
const KEEPS_HYPHEN =
  /^(?:[\p{Lu}\p{N}].*|all|anti|co|cross|ex|far|first|five|four|full|half|high|ill|in|left|long|low|mid|multi|near|non|off|on|one|pre|post|pro|right|second|self|short|six|so|ten|third|three|top|two|well|year)$/u;

/**
 * Puts a line behind what it goes on from: with a space, or with the word made whole that was divided between them.
 *
 * @param words see `wordsOfText`; a word that stands elsewhere in one piece tells how this one is spelt
 */
export function joinWords(before: string, after: string, words: ReadonlySet<string>): JoinedWords {
  const head = SPLIT_WORD.exec(before.slice(-LONGEST_WORD))?.[1];
  const tail = WORD.exec(after)?.[0];
  if (head === undefined || tail === undefined)
    return { cut: 0, between: ' ', shown: show(before, ' ', after) };
  const between = !before.endsWith('\u00ad') && keepsHyphen(head, tail, words) ? '-' : '';
  return { cut: 1, between, shown: show(before.slice(0, -1), between, after) };
}

/** The words of a text in small letters, for `joinWords`. */
export function wordsOfText(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu)?.map((word) => word.toLowerCase()));
}

/** Nobody hyphenates these, and they begin with a capital, as what keeps its hyphen does. */
const ONE_WORD =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:january|february|april|august|september|october|november|december)$/i;

function keepsHyphen(head: string, tail: string, words: ReadonlySet<string>): boolean {
  if (ONE_WORD.test(`${head}${tail}`)) return false;
  if (words.has(`${head}${tail}`.toLowerCase())) return false;
  if (words.has(`${head}-${tail}`.toLowerCase())) return true;
  return /^[\p{Lu}\p{N}]/u.test(tail) || KEEPS_HYPHEN.test(head.replace(/^.*-/, ''));
}

function show(before: string, between: string, after: string): string {
  const end = /\S*(?:\s\S*){0,2}$/.exec(before.slice(-60))?.[0].trimStart() ?? '';
  return `${end}${between}${/^\S*(?:\s\S*)?/.exec(after.slice(0, 60))?.[0] ?? ''}`;
}
