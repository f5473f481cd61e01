import { MESSAGE_PLACEHOLDERS } from './message-fields.ts';

/**
 * The same value with every string made safe for both parts of a mail: one line, no control characters, no
 * bidirectional overrides, and none of the placeholders that are replaced by a subscriber's tokens later.
 * A line break would let a field forge lines of the text part; a placeholder would hand tokens to any link.
 */
export function cleanStrings<T>(value: T): T {
  return clean(value) as T;
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return cleanString(value);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, clean(field)]));
}

const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]+/g;
const PLACEHOLDERS = new RegExp(Object.values(MESSAGE_PLACEHOLDERS).join('|').replaceAll('.', '\\.'), 'gi');

/** `cleanStrings` for one string. */
export function cleanString(text: string): string {
  return text.replace(UNSAFE, ' ').replace(PLACEHOLDERS, (placeholder) => placeholder.replace(/x/i, ' '));
}
