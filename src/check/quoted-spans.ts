import type { NormalisedText } from './normalise-text.ts';

/** A stretch of a text, by offsets into its normalised form; the end is not part of it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What stands between a pair of quotation marks; the marks themselves are outside. */
export interface QuotedSpan extends Span {
  readonly mark: '"' | "'";
  /** Whether the speech goes on in the next paragraph, which begins with a mark of its own. */
  readonly goesOn: boolean;
}

/**
 * Finds the outermost quotations of a paragraph, in double or single marks, curly or straight, English or not.
 * Apostrophes, inches and marks without a partner are none.
 *
 * @param nextOpens whether the next paragraph begins with a quotation mark, as speech of several paragraphs does
 */
export function findQuotedSpans(text: NormalisedText, nextOpens = false): QuotedSpan[] {
  const spans: QuotedSpan[] = [];
  let opened: number | undefined;
  let behind = 0;
  for (const { 0: mark, index } of text.text.matchAll(/["']/g)) {
    if (index < behind) continue;
    if (mark === "'") {
      const end = opened === undefined && opensSingle(text, index) ? closingSingle(text, index) : undefined;
      if (end === undefined) continue;
      spans.push({ start: index + 1, end, mark, goesOn: false });
      behind = end + 1;
    } else if (opened === undefined) {
      if (mayOpen(text, index)) opened = index;
    } else if (closesDouble(text, index, opened)) {
      if (index > opened + 1) spans.push({ start: opened + 1, end: index, mark: '"', goesOn: false });
      opened = undefined;
    } else if (isTyped(text, index, '“')) {
      // The mark before has no partner, and what follows it is not speech for that.
      opened = index;
    }
  }
  if (opened !== undefined && nextOpens) {
    spans.push({ start: opened + 1, end: text.text.length, mark: '"', goesOn: true });
  }
  return spans;
}

/** The position of the first of ordered spans that ends behind an offset; their number if none does. */
export function spanFrom(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a paragraph begins with an opening mark. */
export function opensWithMark(text: NormalisedText): boolean {
  return text.text.startsWith('"') && mayOpen(text, 0);
}

function isTyped({ original, toOriginal }: NormalisedText, at: number, marks: string): boolean {
  return marks.includes(original[toOriginal(at)] ?? ' ');
}

// French sets its marks off with spaces, and is the only one to do so.
function mayOpen(text: NormalisedText, at: number): boolean {
  const before = text.text[at - 1];
  const after = text.text[at + 1];
  if (after === undefined || (after === ' ' && !isTyped(text, at, '«'))) return false;
  return before === undefined || /[\s([{\-…/"']/.test(before);
}

// „So“, »so«, «so», “so”, "so": which of them opens is told by what stands around it, except for “ behind a space.
function closesDouble(text: NormalisedText, at: number, opened: number): boolean {
  if (isTyped(text, at, '»') || isTyped(text, opened, '„')) return true;
  const before = text.text[at - 1];
  return before !== ' ' && (!isTyped(text, at, '“') || !mayOpen(text, at));
}

const ELISION = /^'(?:\d0s|em|til|tis|twas|cause|bout|n)(?![\p{L}\p{N}])/iu;

function opensSingle(text: NormalisedText, at: number): boolean {
  if (isTyped(text, at, '’') || !mayOpen(text, at)) return false;
  return !ELISION.test(text.text.slice(at, at + 7));
}

/** How far the partner of a single mark is looked for: beyond, it was an apostrophe. */
const LONGEST_IN_SINGLE_MARKS = 2_000;
const MOST_APOSTROPHES = 24;

// A mark behind "s" and before a space may be the apostrophe of a plural; it closes only if no better one follows.
function closingSingle({ text }: NormalisedText, opened: number): number | undefined {
  const reach = text.slice(opened + 1, opened + 1 + LONGEST_IN_SINGLE_MARKS);
  let doubtful: number | undefined;
  let seen = 0;
  for (let index = reach.indexOf("'"); index !== -1; index = reach.indexOf("'", index + 1)) {
    seen += 1;
    if (seen > MOST_APOSTROPHES) break;
    const before = reach[index - 1] ?? ' ';
    const after = reach[index + 1] ?? '';
    if (/[\s([{]/.test(before)) {
      if (doubtful !== undefined && /[\p{L}\p{N}]/u.test(after)) break;
      continue;
    }
    if (/[\p{L}\p{N}]/u.test(after)) continue;
    if (before !== 's' || after !== ' ') return opened + 1 + index;
    doubtful ??= opened + 1 + index;
  }
  return doubtful;
}
