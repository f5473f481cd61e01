import { alignWords } from './align-words.ts';
import type { PlacedWord, WordStream } from './word-stream.ts';
import { weightOf } from './words.ts';

/** The wording of a source that comes nearest to words which it does not have. */
export interface NearestWording {
  readonly words: readonly [first: PlacedWord, ...others: PlacedWord[]];
  /** Of how many words it is the same. */
  readonly shared: number;
  /** From 0 (nothing in common) to 1. */
  readonly likeness: number;
}

/** A stream to look in, and what its wordings have ahead of those of others. */
export interface Haystack {
  readonly stream: WordStream;
  readonly ahead: number;
}

/** Of a longer quotation, its beginning finds the place. */
const MOST_WORDS = 60;
/** The rarest words of a quotation say where to look; a word that is everywhere says nothing. */
const TELLING_WORDS = 8;
const MOST_PLACES_OF_A_WORD = 24;
/** How many of the likeliest places are compared word by word. */
const WINDOWS = 6;

/**
 * Looks where the words of a quotation gather, and compares only there: the time that it takes goes with the length of
 * the quotation, and hardly with that of the sources.
 *
 * @returns the best of all, with the stream that it is from
 */
export function findNearestWording<H extends Haystack>(
  haystacks: readonly H[],
  keys: readonly string[],
): (NearestWording & { readonly haystack: H }) | undefined {
  const wanted = keys.slice(0, MOST_WORDS);
  const windows = haystacks
    .flatMap((haystack) => gatherings(haystack.stream, wanted).map((window) => ({ haystack, ...window })))
    .toSorted((a, b) => b.votes - a.votes)
    .slice(0, WINDOWS);
  let best: (NearestWording & { readonly haystack: H }) | undefined;
  for (const { haystack, start } of windows) {
    const words = haystack.stream.words.slice(start, start + 3 * bandOf(wanted) + wanted.length);
    const wording = compareWithin(words, wanted);
    const lead = best ? best.likeness + best.haystack.ahead : 0;
    if (wording && wording.likeness + haystack.ahead > lead) best = { ...wording, haystack };
  }
  return best;
}

function bandOf(wanted: readonly string[]): number {
  return Math.max(6, wanted.length >> 1);
}

interface Gathering {
  readonly start: number;
  readonly votes: number;
}

/** Where to look: each telling word votes for the place that the quotation would begin at. */
function gatherings({ positions }: WordStream, wanted: readonly string[]): Gathering[] {
  const band = bandOf(wanted);
  const votes = new Map<number, number>();
  const telling = wanted
    .map((key, offset) => ({ offset, weight: weightOf(key), places: positions.get(key) ?? [] }))
    .filter(({ places }) => places.length > 0)
    .toSorted((a, b) => a.places.length - b.places.length)
    .slice(0, TELLING_WORDS);
  for (const { offset, weight, places } of telling) {
    for (const place of places.slice(0, MOST_PLACES_OF_A_WORD)) {
      const at = Math.floor((place - offset) / band);
      votes.set(at, (votes.get(at) ?? 0) + weight);
      // A gathering that lies across two bands counts for the one before.
      votes.set(at - 1, (votes.get(at - 1) ?? 0) + weight / 2);
    }
  }
  return [...votes]
    .toSorted(([a, votesOfA], [b, votesOfB]) => votesOfB - votesOfA || a - b)
    .slice(0, WINDOWS)
    .map(([at, sum]) => ({ start: Math.max(0, (at - 1) * band), votes: sum }));
}

/** Words that were only turned around are nearly the same: “a floor, not a ceiling”. */
const TURNED_AROUND = 0.9;

function compareWithin(words: readonly PlacedWord[], wanted: readonly string[]): NearestWording | undefined {
  const alignment = alignWords(words, wanted);
  if (!alignment) return undefined;
  const [first, ...others] = widen(words, wanted.length, alignment);
  if (!first) return undefined;
  const total = weigh(wanted);
  const keys = new Set([first, ...others].map(({ key }) => key));
  const inAnyOrder = wanted.filter((key) => keys.has(key));
  return {
    words: [first, ...others],
    shared: Math.max(alignment.shared, inAnyOrder.length),
    likeness: Math.max(alignment.score, TURNED_AROUND * weigh(inAnyOrder)) / total,
  };
}

function weigh(keys: readonly string[]): number {
  return keys.reduce((sum, key) => sum + weightOf(key), 0);
}

// What was changed may be the first or the last words: they are shown too, as far as the same speech goes.
function widen(
  words: readonly PlacedWord[],
  length: number,
  { first, last, firstColumn, lastColumn }: NonNullable<ReturnType<typeof alignWords>>,
): PlacedWord[] {
  const isSame = (place: number, than: number) => {
    const [a, b] = [words[place], words[than]];
    return a !== undefined && a.paragraph === b?.paragraph && a.quoted === b.quoted;
  };
  let begin = first;
  while (first - begin < firstColumn && isSame(begin - 1, first)) begin -= 1;
  let end = last;
  while (end - last < length - 1 - lastColumn && isSame(end + 1, last)) end += 1;
  return words.slice(begin, end + 1);
}
