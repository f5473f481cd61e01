import type { ParagraphText } from './paragraph-text.ts';
import { spanFrom, type QuotedSpan } from './quoted-spans.ts';

/** Of a sentence without an end, so much around the quotation, or before the end, tells who speaks. */
const MOST_CHARACTERS = 2_000;

/**
 * A sentence without what is quoted in it: who is named in a speech has not spoken it.
 *
 * @param index of the sentence in its paragraph
 * @param around a quotation of the sentence
 */
export function ownWords(
  { normal, sentences, quoted }: ParagraphText,
  index: number,
  around?: QuotedSpan,
): string {
  const sentence = sentences[index];
  if (!sentence) return '';
  const to = Math.min(sentence.end, (around?.end ?? sentence.end) + MOST_CHARACTERS);
  let from = Math.max(sentence.start, (around?.start ?? sentence.end) - MOST_CHARACTERS);
  const parts: string[] = [];
  for (let at = spanFrom(quoted, from); (quoted[at]?.start ?? Infinity) < to; at += 1) {
    const { start, end } = quoted[at] ?? { start: to, end: to };
    parts.push(normal.text.slice(from, Math.max(from, start)));
    from = end;
  }
  return [...parts, normal.text.slice(from, Math.max(from, to))].join('');
}
