import { memoize } from '../digest/memoize.ts';
import type { People } from '../digest/person.ts';
import type { SpeechContext } from './judge-speaker.ts';
import type { ParagraphText } from './paragraph-text.ts';
import type { Source } from '../digest/source.ts';
import { readSource } from './source-text.ts';
import { speakerOf, type Speaker } from './speaker.ts';
import { wordsOfSource, type SourceWords } from './word-stream.ts';

/** A source, ready to be searched for quotations. */
export interface QuotationSource {
  readonly source: Source;
  readonly words: SourceWords;
  readonly context: SpeechContext;
}

/** Reads all cited sources of an article. */
export function readQuotationSources(sources: readonly Source[], people: People): QuotationSource[] {
  const everyone = Object.values(people).map(speakerOf);
  return sources.map((source) => {
    const text = readSource(source);
    const context = speechContext(text.paragraphs, everyone);
    return { source, words: wordsOfSource(text), context };
  });
}

/** What it takes to tell who speaks in a text: the names that it has, and those of the people who are known. */
export function speechContext(
  paragraphs: readonly ParagraphText[],
  everyone: readonly Speaker[],
): SpeechContext {
  const known = new Set(everyone.flatMap(({ names }) => names));
  const inText = namesWithin(paragraphs);
  const isName = (word: string) => known.has(word.toLowerCase()) || inText.has(word.toLowerCase());
  return { paragraphs, everyone, isName };
}

/** Words that have a capital in the middle of a sentence. */
const namesWithin = memoize((paragraphs: readonly ParagraphText[]): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const { normal } of paragraphs) {
    for (const [, word = ''] of normal.text.matchAll(/[\p{Ll}\p{N},] (\p{Lu}[\p{L}\p{M}'-]+)/gu)) {
      names.add(word.toLowerCase().replace(/'s?$/, ''));
    }
  }
  return names;
});
