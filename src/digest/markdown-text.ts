import type { Nodes, Parents } from 'mdast';
import type { Point } from './field-index.ts';

/** A piece of Markdown and where it stands in its file: gives back what was typed, and the line of it. */
export class MarkdownText {
  readonly markdown: string;
  readonly start: Point;

  constructor(markdown: string, firstLine: number) {
    this.markdown = markdown;
    this.start = { line: firstLine, column: 1 };
  }

  pointOf({ position }: Nodes): Point {
    return this.pointAt(position?.start.line ?? 1, position?.start.column ?? 1);
  }

  /** @param line counted from 1 within this piece */
  pointAt(line: number, column: number): Point {
    return { line: this.start.line + line - 1, column };
  }

  /** What was typed, on one line. */
  wordsOf({ position }: Nodes): string {
    return joinLines(this.slice(position?.start.offset ?? 0, position?.end.offset ?? 0));
  }

  /** What was typed within a node, without the signs that make it what it is. */
  wordsWithin({ children }: Parents): string {
    const [first] = children;
    return joinLines(
      this.slice(first?.position?.start.offset ?? 0, children.at(-1)?.position?.end.offset ?? 0),
    );
  }

  slice(start: number, end: number): string {
    return this.markdown.slice(start, end);
  }
}

/** Soft line breaks as one space. */
export function joinLines(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}
