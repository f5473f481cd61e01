/** One line of what was taken in: a paragraph of a page, or a line of a text. */
export interface IntakeLine {
  readonly text: string;
  /** In the file that was taken in; from 1. */
  readonly line: number;
  readonly role: 'text' | 'title' | 'caption';
  /** Moments that the page gives to machines here, in order. */
  readonly moments: readonly string[];
}

/** A line that was left out, with the rule that did it. */
export interface DroppedLine {
  readonly text: string;
  readonly line: number;
  readonly rule: string;
}

/** What stands in a page for machines: each value as it was found there. */
export interface PageData {
  readonly headline: readonly string[];
  readonly outlet: readonly string[];
  readonly byline: readonly (readonly string[])[];
  readonly published: readonly string[];
  readonly updated: readonly string[];
  readonly url: readonly string[];
}

/** What a reader of one kind of file hands on: lines in order, with nothing decided about them. */
export interface IntakeLines {
  readonly lines: readonly IntakeLine[];
  readonly dropped: readonly DroppedLine[];
  readonly data: PageData;
  readonly joined: readonly JoinedLines[];
  readonly doubts: readonly string[];
}

/** Two lines that were made one. */
export interface JoinedLines {
  readonly line: number;
  readonly how: 'page-break' | 'empty-line' | 'hyphen';
  /** What stands at the seam now. */
  readonly seam: string;
}

export const NO_DATA: PageData = {
  headline: [],
  outlet: [],
  byline: [],
  published: [],
  updated: [],
  url: [],
};
