import { normaliseText, type NormalisedText } from './normalise-text.ts';
import { findQuotedSpans, opensWithMark, spanFrom, type QuotedSpan, type Span } from './quoted-spans.ts';
import { splitSentences } from './split-sentences.ts';

/** A paragraph or a line, read for checking. All offsets go into `normal.text`. */
export interface ParagraphText {
  readonly normal: NormalisedText;
  /** In order, without a gap but the space between two. */
  readonly sentences: readonly Span[];
  /** The outermost quotations, in order. */
  readonly quoted: readonly QuotedSpan[];
}

/** Reads a text of several paragraphs, of which a speech may take more than one. */
export function readParagraphs(paragraphs: readonly string[]): ParagraphText[] {
  const normals = paragraphs.map(normaliseText);
  return normals.map((normal, index) => {
    const next = normals[index + 1];
    const quoted = findQuotedSpans(normal, next !== undefined && opensWithMark(next));
    return { normal, quoted, sentences: splitSentences(normal.text, quoted) };
  });
}

/** The sentence that an offset of a paragraph falls into. */
export function sentenceAt({ sentences }: Pick<ParagraphText, 'sentences'>, offset: number): number {
  return Math.min(spanFrom(sentences, offset), sentences.length - 1);
}
