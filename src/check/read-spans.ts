/** A stretch of time that is longer than a month and has no name of its own. */
export interface TimeSpan {
  readonly start: number;
  readonly end: number;
  /** Whether it is one of the year in which the text is read: "of the year". */
  readonly isOfYear: boolean;
}

const SPAN =
  /\b(?:first|second|last|past|previous) (?:(?:half|halves)|(?:[a-z]+|\d+) (?:months|weeks|days|quarters))\b(?<OF> of (?:the|this) year\b)?/gi;

/** Reads "the first half of the year", "the first ten months", "the last 25 days" of an English text. */
export function readSpans(text: string): TimeSpan[] {
  return [...text.matchAll(SPAN)].map(({ 0: words, index, groups }) => ({
    start: index,
    end: index + words.length,
    isOfYear: groups?.['OF'] !== undefined,
  }));
}
