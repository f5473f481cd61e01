import { formatPath } from '../digest/field-path.ts';
import type { Finding } from '../digest/finding.ts';
import type { CheckSubject } from './check-subject.ts';
import { listPassages } from './list-passages.ts';
import { readParagraphs, type ParagraphText } from './paragraph-text.ts';
import { memoize } from '../digest/memoize.ts';
import type { Source } from '../digest/source.ts';
import { readSource } from './source-text.ts';

/** As many words in a row are no chance. Facts, names and titles alone do not make a run so long. */
const FEWEST_WORDS = 12;

/** Finds long runs of words that are a source's own, outside quotation marks. */
export function checkCopiedRuns({ parsed, sources }: CheckSubject): Finding[] {
  if (sources.length === 0) return [];
  const runs = sources.map((source) => ({ id: source.id, known: knownRuns(source) }));
  return listPassages(parsed.value).flatMap(({ text, path }): Finding[] => {
    const [paragraph] = readParagraphs([text]);
    const longest = paragraph && longestRun(wordsOutside(paragraph), runs);
    if (!longest) return [];
    const { id, words } = longest;
    const message = `${words.length} words in a row are those of the source “${id}”: “${words.slice(0, FEWEST_WORDS).join(' ')}…”. Put them in your own words, or mark them as a quotation.`;
    return [
      { ...parsed.locate(path), rule: 'copied-run', level: 'warning', path: formatPath(path), message },
    ];
  });
}

const knownRuns = memoize(
  (source: Source): ReadonlySet<string> =>
    new Set(readSource(source).paragraphs.flatMap(({ normal }) => shingles(wordsIn(normal.text)))),
);

function shingles(words: readonly string[]): string[] {
  return words.slice(FEWEST_WORDS - 1).map((_, index) => words.slice(index, index + FEWEST_WORDS).join(' '));
}

function longestRun(
  stretches: readonly (readonly string[])[],
  sources: readonly { readonly id: string; readonly known: ReadonlySet<string> }[],
): { id: string; words: readonly string[] } | undefined {
  let longest: { id: string; words: readonly string[] } | undefined;
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
function wordsOutside({ normal: { text }, quoted }: ParagraphText): string[][] {
  const ends = [0, ...quoted.map(({ end }) => end)];
  return ends.map((end, index) => wordsIn(text.slice(end, quoted[index]?.start)));
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:['.,][\p{L}\p{N}]+)*/gu) ?? [];
}
