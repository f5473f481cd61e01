import type { Point } from './field-index.ts';
import { quoteValue } from './quote-value.ts';
import type { Report } from './raw-data.ts';

export interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly point: Point;
}

// name=value, the value in straight or curly quotation marks if it has spaces. Pandoc's way, without its classes.
const ATTRIBUTE = /\s*([A-Za-z][\w-]*)=(?:"([^"]*)"|'([^']*)'|[“”]([^“”]*)[“”]|([^\s"'“”{}]+))(?=\s|$)/y;

/**
 * Reads what stands between the braces: `kind=stakes title="In figures"`. Every value is text.
 *
 * @param point where the text begins
 * @returns the attributes that could be read; what could not has been reported
 */
export function readAttributes(text: string, point: Point, report: Report): Attribute[] {
  const attributes: Attribute[] = [];
  ATTRIBUTE.lastIndex = 0;
  let end = 0;
  for (let match = ATTRIBUTE.exec(text); match; match = ATTRIBUTE.exec(text)) {
    const [whole, name = '', ...values] = match;
    const place = {
      line: point.line,
      column: point.column + match.index + whole.length - whole.trimStart().length,
    };
    const value = values.find((candidate) => candidate !== undefined) ?? '';
    if (attributes.some((earlier) => earlier.name === name)) {
      report({
        point: place,
        rule: 'attributes',
        message: `the attribute "${name}" is written twice. Keep one of the two.`,
      });
    }
    attributes.push({ name, value, point: place });
    end = ATTRIBUTE.lastIndex;
  }
  const rest = text.slice(end).trim();
  if (rest !== '') {
    const column = point.column + text.indexOf(rest, end);
    report({ point: { line: point.line, column }, rule: 'attributes', message: explainRest(rest) });
  }
  return attributes;
}

function explainRest(rest: string): string {
  return `cannot read ${quoteValue(rest)} between the braces. Write each attribute as name=value, or name="value with spaces".`;
}

/** Cuts `{...}` off the end of a line; `attributes` is undefined if there is none. */
export function cutAttributes(text: string): {
  readonly words: string;
  readonly attributes: string | undefined;
  readonly offset: number;
} {
  const match = /\s*\{([^{}]*)\}\s*$/.exec(text);
  if (!match) return { words: text.trimEnd(), attributes: undefined, offset: text.length };
  return {
    words: text.slice(0, match.index),
    attributes: match[1],
    offset: text.indexOf('{', match.index) + 1,
  };
}
