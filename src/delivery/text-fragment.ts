import { normaliseText } from '../check/normalise-text.ts';
import { readWords } from '../check/words.ts';

/** A run of more words is named by its two ends, or the address would be longer than mail and chat programs leave whole. */
const MOST_WORDS = 8;
const END_WORDS = 4;

/**
 * The address of words on a page: `url#:~:text=start,end` (URL Fragment Text Directives, WICG). A browser that does not
 * know it opens the page at its top; one that does goes to the first place with these words.
 *
 * Only words that are quoted are in it: a prefix or suffix would tell readers what stands around them, and so would the
 * words of the source that an [edit] or an ellipsis has taken out.
 *
 * @param input.exact the source's own words, from the first to the last that is quoted
 * @param input.quoted the words as the issue has them
 */
export function addTextFragment(
  url: string,
  input: { readonly exact: string; readonly quoted: string },
): string {
  // What a page does with a directive of its own is its business; two do not go together.
  if (url.includes(':~:')) return url;
  const ends = findEnds(input.exact, input.quoted);
  if (ends.length === 0) return url;
  return `${url}${url.includes('#') ? '' : '#'}:~:text=${ends.map(encode).join(',')}`;
}

function findEnds(exact: string, quoted: string): string[] {
  const [theirs, ours] = [wordsOf(exact), wordsOf(quoted)];
  const shortest = Math.min(theirs.length, ours.length);
  const before = count(shortest, (at) => theirs[at]?.key === ours[at]?.key);
  const isWhole = before === theirs.length;
  if (isWhole && before <= MOST_WORDS) return textsOf([theirs]);
  const after = isWhole
    ? before
    : count(shortest - before, (at) => theirs.at(-1 - at)?.key === ours.at(-1 - at)?.key);
  return textsOf([
    theirs.slice(0, Math.min(before, END_WORDS)),
    theirs.slice(theirs.length - Math.min(after, END_WORDS)),
  ]);
}

interface PlacedWord {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly original: string;
}

function wordsOf(text: string): PlacedWord[] {
  const { text: normal, toOriginal, original } = normaliseText(text);
  return readWords(normal).map(({ key, start, end }) => {
    return { key, start: toOriginal(start), end: toOriginal(end), original };
  });
}

function count(most: number, isSame: (at: number) => boolean): number {
  let at = 0;
  while (at < most && isSame(at)) at += 1;
  return at;
}

function textsOf(runs: readonly (readonly PlacedWord[])[]): string[] {
  return runs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    return first && last ? [first.original.slice(first.start, last.end).replace(/\s+/gu, ' ')] : [];
  });
}

// Comma, ampersand and hyphen are signs of the directive's own; encodeURIComponent leaves the hyphen. It also throws at
// half a surrogate pair, which no page could have.
function encode(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString()).replaceAll('-', '%2D');
}
