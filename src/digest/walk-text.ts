import type { FieldPath } from './field-path.ts';
import { plainText, type RichText } from './rich-text.ts';

/** Visits every text of a parsed value in order; rich text as its plain words, at the path of the whole. */
export function walkText(
  value: unknown,
  visit: (text: string, path: FieldPath) => void,
  path: FieldPath = [],
): void {
  if (typeof value === 'string') {
    visit(value, path);
  } else if (isRichText(value)) {
    visit(plainText(value), path);
  } else if (Array.isArray(value)) {
    value.forEach((entry: unknown, position) => walkText(entry, visit, [...path, position]));
  } else if (typeof value === 'object' && value !== null) {
    for (const [field, entry] of Object.entries(value)) walkText(entry, visit, [...path, field]);
  }
}

const MARKS: readonly unknown[] = ['text', 'strong', 'emphasis', 'link'];

function isRichText(value: unknown): value is RichText {
  if (!Array.isArray(value)) return false;
  const first: unknown = value[0];
  return typeof first === 'object' && first !== null && 'kind' in first && MARKS.includes(first.kind);
}
