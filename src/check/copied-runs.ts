import type { Finding } from '../digest/finding.ts';
import type { CheckSubject } from './check-subject.ts';
import { listPassages } from './list-passages.ts';
import { readParagraphs, type ParagraphText } from './paragraph-text.ts';
import { placeInText } from './place-in-text.ts';
import { memoize } from '../digest/memoize.ts';
import type { Source } from '../digest/source.ts';
import { readSource } from './source-text.ts';

/** As many words in a row are no chance. Facts, names and titles alone do not make a run so long. */
const FEWEST_WORDS = 12;

/** Finds long runs of words that are a source's own, outside quotation marks. */
export function checkCopiedRuns({ parsed, sources }: CheckSubject): Finding[] {
  if (sources.length === 0) return [];
  const runs = sources.map((source) => ({ id: source.id, known: knownRuns(source) }));
  return listPassages(parsed.value).flatMap((passage): Finding[] => {
    const [paragraph] = readParagraphs([passage.text]);
    const longest = paragraph && longestRun(wordsOutside(paragraph), runs);
    if (!longest) return [];
    const { id } = longest;
    const words = longest.words.map(({ word }) => word);
    const offset = paragraph.normal.toOriginal(longest.words[0]?.start ?? 0);
    const message = `${words.length} words in a row are those of the source “${id}”: “${words.slice(0, FEWEST_WORDS).join(' ')}…”. Put them in your own words, or mark them as a quotation.`;
    return [{ ...placeInText(parsed, passage, offset), rule: 'copied-run', level: 'warning', message }];
  });
}

const knownRuns = memoize(
  (source: Source): ReadonlySet<string> =>
    new Set(readSource(source).paragraphs.flatMap(({ normal }) => shingles(wordsIn(normal.text)))),
);

function shingles(words: readonly PlacedWord[]): string[] {
  const all = words.map(({ word }) => word);
  return all.slice(FEWEST_WORDS - 1).map((_, index) => all.slice(index, index + FEWEST_WORDS).join(' '));
}

interface Run {
  readonly id: string;
  readonly words: readonly PlacedWord[];
}

function longestRun(
  stretches: readonly (readonly PlacedWord[])[],
  sources: readonly { readonly id: string; readonly known: ReadonlySet<string> }[],
): Run | undefined {
  let longest: Run | undefined;
  for (const words of stretches) {
    const runs = shingles(words);
    for (const { id, known } of sources) {
      let start: number | undefined;
      runs.forEach((run, index) => {
        start = known.has(run) ? (start ?? index) : undefined;
        if (start === undefined) return;
        const found = words.slice(start, index + FEWEST_WORDS);
        if (found.length > (longest?.words.length ?? 0)) longest = { id, words: found };
      });
    }
  }
  return longest;
}

/** The words between the quotations of a passage. */
function wordsOutside({ normal: { text }, quoted }: ParagraphText): PlacedWord[][] {
  const ends = [0, ...quoted.map(({ end }) => end)];
  return ends.map((end, index) => wordsIn(text.slice(end, quoted[index]?.start), end));
}

/** A word in small letters, and where it stands in the normalised text. */
interface PlacedWord {
  readonly word: string;
  readonly start: number;
}

function wordsIn(text: string, from = 0): PlacedWord[] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:['.,][\p{L}\p{N}]+)*/gu)].map(({ 0: word, index }) => ({
    word: word.toLowerCase(),
    start: from + index,
  }));
}
