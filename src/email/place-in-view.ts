import { formatPath, type FieldPath } from '../digest/field-path.ts';

/** So many words of it are enough to find it in the mail and in its file. */
const MOST_WORDS = 8;

/**
 * Where a part of a view stands in it, and how it begins, so that whoever mends a template knows which story to
 * look at: `bands[0].blocks[2]`, `The night shift stayed`.
 *
 * @param part the very object, not one like it; what is no part of the view has an empty path
 */
export function placeInView(view: unknown, part: unknown): { readonly path: string; readonly words: string } {
  return { path: formatPath(findPath(view, part, []) ?? []), words: firstWords(part) };
}

function findPath(within: unknown, part: unknown, path: FieldPath): FieldPath | undefined {
  if (within === part) return path;
  for (const [step, value] of entriesOf(within)) {
    const found = findPath(value, part, [...path, step]);
    if (found) return found;
  }
  return undefined;
}

function entriesOf(value: unknown): [PropertyKey, unknown][] {
  if (Array.isArray(value)) return value.map((entry: unknown, index) => [index, entry]);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

// A single word is more likely the name of a kind than something that is read.
function firstWords(part: unknown): string {
  if (typeof part === 'string') return /\S\s+\S/.test(part) ? shorten(part) : '';
  for (const [, value] of entriesOf(part)) {
    const words = firstWords(value);
    if (words) return words;
  }
  return '';
}

function shorten(text: string): string {
  const words = text.trim().split(/\s+/);
  return words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS).join(' ')} …` : words.join(' ');
}
