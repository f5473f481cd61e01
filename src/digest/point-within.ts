import { alignSource } from './align-source.ts';
import type { ContentFile, TextOffset } from './content.ts';
import { decodeFile } from './decode-file.ts';
import type { Point } from './field-index.ts';
import { startOfLine } from './start-of-line.ts';

/**
 * The place of words within a field's text; that of the field where the two cannot be brought together.
 *
 * @param point where the field begins
 */
export function pointWithin(file: ContentFile, point: Point, { text, offset }: TextOffset): Point {
  if (offset <= 0) return point;
  const decoded = decodeFile(file);
  if (!decoded.ok) return point;
  const from = startOfLine(decoded.text, point.line);
  // A block of YAML begins below the name of its field.
  const until = startOfLine(decoded.text, point.line + 2);
  const at = alignSource(decoded.text, from, until, text.slice(0, offset + 1))?.at(-1)?.start;
  return at === undefined ? point : pointAt(decoded.text, at);
}

function pointAt(text: string, offset: number): Point {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
