import type { Piece } from './quotation-pieces.ts';
import type { PlacedWord, WordStream } from './word-stream.ts';
import { isNegation, wantsNegation } from './words.ts';

/** Where a source has all pieces of a quotation, in order and in one place. */
export interface PiecesFound {
  readonly words: readonly [first: PlacedWord, ...others: PlacedWord[]];
  /** A word like "not" that stands in the source where the quotation has an ellipsis or an edit, or right behind it. */
  readonly droppedNegation: string | undefined;
}

/** Of a phrase that a source repeats more often, the first ones are enough to judge by. */
const MOST_PLACES = 200;
const MOST_RESULTS = 12;
/** Words that may be compared beyond the length of the quotation: a page of "a a a" must not take an hour. */
const MOST_COMPARISONS = 200_000;

/** Finds the places that have the pieces of a quotation, in the order of the source. */
export function findPieces(stream: WordStream, pieces: readonly Piece[]): PiecesFound[] {
  const [first, ...others] = pieces;
  if (!first || pieces.some(({ keys }) => keys.some((key) => !stream.positions.has(key)))) return [];
  const found: PiecesFound[] = [];
  const search: Search = {
    ...stream,
    comparisonsLeft: MOST_COMPARISONS + pieces.reduce((sum, { keys }) => sum + keys.length, 0),
  };
  for (const start of placesOf(search, first, 0)) {
    const result = follow(search, { start, end: start + first.keys.length }, others);
    if (result) found.push(result);
    if (found.length === MOST_RESULTS) break;
  }
  return found;
}

interface Search extends WordStream {
  comparisonsLeft: number;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** What an [edit] may stand for. An ellipsis may stand for any length. */
const MOST_WORDS_REPLACED = 12;

function follow(stream: Search, first: Range, others: readonly Piece[]): PiecesFound | undefined {
  let { end } = first;
  let droppedNegation: string | undefined;
  for (const piece of others) {
    const start = nextPlace(stream, piece, end);
    if (start === undefined) return undefined;
    droppedNegation ??= findDropped(stream.words.slice(end - 1, start), piece);
    end = start + piece.keys.length;
  }
  const cut = droppedNegation === undefined ? findCutOff(stream.words, end) : undefined;
  const [word, ...rest] = stream.words.slice(first.start, cut === undefined ? end : end + 1);
  return word && { words: [word, ...rest], droppedNegation: droppedNegation ?? cut };
}

/** The "not" right behind a quotation that ends before it: “I do”, of somebody who said “I do not discuss that”. */
function findCutOff(words: readonly PlacedWord[], end: number): string | undefined {
  const [last, next] = [words[end - 1], words[end]];
  if (!last || next?.paragraph !== last.paragraph || next.quoted !== last.quoted) return undefined;
  const isWithinClause = !last.endsSentence && !last.isAside && wantsNegation(last.key);
  return isWithinClause && isNegation(next.key) ? next.key : undefined;
}

function nextPlace(stream: Search, piece: Piece, from: number): number | undefined {
  const scope = stream.words[from - 1]?.scope;
  for (const place of placesOf(stream, piece, from)) {
    if (stream.words[place]?.scope !== scope) return undefined;
    return piece.before === 'edit' && place - from > MOST_WORDS_REPLACED ? undefined : place;
  }
  return undefined;
}

// Looked for by its rarest word, so that "the" costs nothing.
function* placesOf(search: Search, { keys }: Piece, from: number): Generator<number> {
  const { words, positions } = search;
  let rarest = 0;
  let places: readonly number[] | undefined;
  keys.forEach((key, offset) => {
    const candidates = positions.get(key) ?? [];
    if (places === undefined || candidates.length < places.length) {
      places = candidates;
      rarest = offset;
    }
  });
  const all = places ?? [];
  const begin = lowerBound(all, from + rarest);
  for (const place of all.slice(begin, begin + MOST_PLACES)) {
    if (search.comparisonsLeft <= 0) return;
    const start = place - rarest;
    const wrong = keys.findIndex((key, offset) => words[start + offset]?.key !== key);
    search.comparisonsLeft -= wrong === -1 ? keys.length : wrong + 1;
    if (wrong === -1) yield start;
  }
}

function lowerBound(sorted: readonly number[], least: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? least) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * What is left out may take its "not" along; a sentence that is left out whole may not.
 *
 * @param words the last word before the gap, and those within it
 */
function findDropped(words: readonly PlacedWord[], { edit }: Piece): string | undefined {
  if (edit.some(isNegation)) return undefined;
  const firstStop = words.findIndex(({ endsSentence }) => endsSentence);
  const lastStop = words.findLastIndex(({ endsSentence }) => endsSentence);
  const gap = words.slice(1);
  const ofBrokenSentences =
    firstStop === -1 ? gap : [...words.slice(1, firstStop + 1), ...words.slice(lastStop + 1)];
  // "A glass, no, a river" denies nothing; "I would not, I repeat not, wait" does.
  return ofBrokenSentences.find(({ key, isAside }) => isNegation(key) && !(isAside && key === 'no'))?.key;
}
