import type { Source } from '../digest/source.ts';
import type { Evidence } from './check-record.ts';
import { contentWords } from './content-words.ts';
import { normaliseText, type NormalisedText } from './normalise-text.ts';
import { memoize } from '../digest/memoize.ts';
import { readDates, type DateMention } from './read-dates.ts';
import { readNumbers, type NumberMention } from './read-numbers.ts';
import { readSource } from './source-text.ts';

/** A sentence of a source with the facts that can be read from it. */
export interface SourceSentence {
  readonly source: Source;
  /** Counts the source's paragraphs; -1 is its headline. */
  readonly paragraph: number;
  /** Normalised. */
  readonly text: string;
  /** The sentence before it in the paragraph. */
  readonly previous: SourceSentence | undefined;
  readonly words: ReadonlySet<string>;
  /** Offsets go into `text`. */
  readonly numbers: readonly NumberMention[];
  readonly dates: readonly DateMention[];
  /** The words of the source at offsets of `text`, as they were typed. */
  readonly evidence: (start: number, end: number) => Evidence;
}

/** Reads the facts of a source, its headline first; the second time for nothing. */
export const factsOf = memoize((source: Source): readonly SourceSentence[] => [
  ...headlineFacts(source),
  ...paragraphFacts(source),
]);

function headlineFacts(source: Source): SourceSentence[] {
  const normal = normaliseText(source.headline);
  return [readSentence(source, -1, { normal, start: 0, end: normal.text.length, previous: undefined })];
}

function paragraphFacts(source: Source): SourceSentence[] {
  return readSource(source).paragraphs.flatMap(({ normal, sentences }, paragraph) => {
    let previous: SourceSentence | undefined;
    return sentences.map(({ start, end }) => {
      previous = readSentence(source, paragraph, { normal, start, end, previous });
      return previous;
    });
  });
}

function readSentence(
  source: Source,
  paragraph: number,
  place: {
    readonly normal: NormalisedText;
    readonly start: number;
    readonly end: number;
    readonly previous: SourceSentence | undefined;
  },
): SourceSentence {
  const text = place.normal.text.slice(place.start, place.end);
  const original = paragraph === -1 ? source.headline : (source.paragraphs[paragraph] ?? '');
  const origin = (offset: number) => place.normal.toOriginal(place.start + offset);
  return {
    source,
    paragraph,
    text,
    previous: place.previous,
    words: contentWords(text),
    numbers: readNumbers(text),
    dates: readDates(text),
    evidence: (start, end) => ({
      source: source.id,
      exact: original.slice(origin(start), origin(end)),
      prefix: original.slice(Math.max(0, origin(start) - CONTEXT), origin(start)),
      suffix: original.slice(origin(end), origin(end) + CONTEXT),
    }),
  };
}

/** Characters on either side that tell one place from another like it. */
const CONTEXT = 32;
