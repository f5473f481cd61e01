const LONGEST = 40;

/** What an editor typed, in quotation marks and cut to a length that fits into a message. */
export function quoteValue(text: string): string {
  // Cut roughly first: a megabyte need not be taken apart to show forty characters of it.
  const characters = [...text.slice(0, 4 * LONGEST)];
  return `"${characters.slice(0, LONGEST).join('')}${characters.length > LONGEST ? '…' : ''}"`;
}

/** Any value of plain data in a few words. */
export function describeValue(value: unknown): string {
  if (typeof value === 'string') return quoteValue(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? 'a list' : 'a group of fields';
}
