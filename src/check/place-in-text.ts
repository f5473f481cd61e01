import type { Parsed } from '../digest/content.ts';
import { formatPath } from '../digest/field-path.ts';
import type { Finding } from '../digest/finding.ts';
import type { Passage } from './list-passages.ts';

/**
 * Where a finding about words of a text points: to their own line, however many lines the text was written on.
 *
 * @param offset of the words in the text as it is typed
 */
export function placeInText(
  { locate }: Pick<Parsed<unknown>, 'locate'>,
  { text, path }: Passage,
  offset: number,
): Pick<Finding, 'file' | 'line' | 'column' | 'path'> {
  return { ...locate(path, { text, offset }), path: formatPath(path) };
}
