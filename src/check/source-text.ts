import type { Article } from '../digest/article.ts';
import type { Content } from '../digest/content.ts';
import { memoize } from '../digest/memoize.ts';
import type { Source } from '../digest/source.ts';
import { readParagraphs, type ParagraphText } from './paragraph-text.ts';

/** A source, read for checking. */
export interface SourceText {
  readonly source: Source;
  /** One for each of the source's own paragraphs, in order. */
  readonly paragraphs: readonly ParagraphText[];
}

/** Reads a source; the second time for nothing. */
export const readSource = memoize((source: Source): SourceText => ({
  source,
  paragraphs: readTranscript(readParagraphs(source.paragraphs)),
}));

/** "Aurel Szabó-Finch, Deputy Governor: ", "Question (Brezno Courier): ". */
const LABEL =
  /^\p{Lu}[\p{L}.'-]*(?: \p{L}[\p{L}.'-]*){0,4}(?:, \p{L}[\p{L} .,'&-]{2,60}| \([^():]{2,60}\))?: (?=\S)/u;
/** Fewer paragraphs that begin with a name and a colon are notes, not a transcript. */
const LEAST_TURNS = 3;

// "SIGRID HAUG: I was not lonely." needs no quotation marks to be speech.
function readTranscript(paragraphs: readonly ParagraphText[]): readonly ParagraphText[] {
  const labels = paragraphs.map(({ normal }) => LABEL.exec(normal.text)?.[0]);
  const turns = labels.filter((label) => label !== undefined);
  if (turns.length < LEAST_TURNS || new Set(turns).size === turns.length) return paragraphs;
  const first = labels.findIndex((label) => label !== undefined);
  return paragraphs.map((paragraph, index) => {
    if (index < first) return paragraph;
    // A paragraph without a label goes on with what was said before it.
    const start = labels[index]?.length ?? 0;
    const end = paragraph.normal.text.length;
    return {
      ...paragraph,
      quoted: [{ start, end, mark: '"', goesOn: false }],
      sentences: [{ start: 0, end }],
    };
  });
}

/** Of hundreds of sources, for each of hundreds of articles. */
const byId = memoize(
  (sources: Content['sources']): ReadonlyMap<string, Source> =>
    new Map(sources.map(({ value }) => [value.id, value])),
);

/** The sources that an article lists, in its order; those that cannot be read or do not exist are left out. */
export function citedSources(article: Article, { sources }: Pick<Content, 'sources'>): Source[] {
  return article.sources.map((id) => byId(sources).get(id)).filter((source) => source !== undefined);
}
