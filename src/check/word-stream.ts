import { memoize } from '../digest/memoize.ts';
import type { ParagraphText } from './paragraph-text.ts';
import type { SourceText } from './source-text.ts';
import { readWords } from './words.ts';

/** A word of a source, and where it stands. */
export interface PlacedWord {
  readonly key: string;
  readonly paragraph: number;
  /** Offsets into the paragraph's normalised text. */
  readonly start: number;
  readonly end: number;
  /** Which of the paragraph's quotations it belongs to; -1 for the source's own text. */
  readonly quoted: number;
  /** What pieces of one quotation must have in common: the same speech or paragraph. */
  readonly scope: number;
  readonly endsSentence: boolean;
  /** Whether a comma follows, as behind the "no" of "a glass, no, a river". */
  readonly isAside: boolean;
}

/** Words in the order of the source, and where each of them occurs. */
export interface WordStream {
  readonly words: readonly PlacedWord[];
  readonly positions: ReadonlyMap<string, readonly number[]>;
}

/** A source's words: all of them, and those of its quotations without what stands between. */
export interface SourceWords {
  readonly all: WordStream;
  readonly speech: WordStream;
}

export const wordsOfSource = memoize((source: SourceText): SourceWords => {
  const all: PlacedWord[] = [];
  let scope = 0;
  source.paragraphs.forEach((paragraph, index) => {
    for (const word of placeWords(paragraph, index, scope)) all.push(word);
    // Speech that goes on in the next paragraph is one speech.
    if (!paragraph.quoted.at(-1)?.goesOn) scope += 1;
  });
  return { all: toStream(all), speech: toStream(joinSpeech(all)) };
});

function placeWords({ normal, quoted }: ParagraphText, paragraph: number, scope: number): PlacedWord[] {
  let next = 0;
  return readWords(normal.text).map(({ key, start, end }) => {
    while ((quoted[next]?.end ?? Infinity) <= start) next += 1;
    const isQuoted = (quoted[next]?.start ?? Infinity) <= start;
    const [, stop = ''] = /^["')\]]*([.,?!]?)/.exec(normal.text.slice(end, end + 4)) ?? [];
    return {
      ...{ key, paragraph, start, end, scope },
      quoted: isQuoted ? next : -1,
      endsSentence: stop !== '' && stop !== ',',
      isAside: stop === ',',
    };
  });
}

/** More words than this between two quotations are no "she said": they are two statements, not one. */
const MOST_WORDS_BETWEEN = 15;

// No text has this as a word, so that nothing matches across it.
const BREAK = '\n';

// “A furnace is not a tap,” she said. “You do not close it.” Whoever quotes both as one has not changed a word.
function joinSpeech(all: readonly PlacedWord[]): PlacedWord[] {
  const speech: PlacedWord[] = [];
  let between = 0;
  for (const word of all) {
    if (word.quoted === -1) {
      between += 1;
      continue;
    }
    const last = speech.at(-1);
    if (last && (between > MOST_WORDS_BETWEEN || last.scope !== word.scope)) {
      speech.push({ ...last, key: BREAK });
    }
    speech.push(word);
    between = 0;
  }
  return speech;
}

function toStream(words: readonly PlacedWord[]): WordStream {
  const positions = new Map<string, number[]>();
  words.forEach(({ key }, position) => {
    const known = positions.get(key);
    if (known) known.push(position);
    else positions.set(key, [position]);
  });
  return { words, positions };
}
