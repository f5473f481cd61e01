/** A word, a run of digits with its separators, or a single sign. */
export interface NumberToken {
  readonly kind: 'number' | 'word' | 'sign';
  /** As it is typed. */
  readonly text: string;
  /** In small letters, for looking up. */
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  /** Whether it stands right behind the token before it, without a space. */
  readonly isAttached: boolean;
}

// Thousands by comma, apostrophe or a space of any width; a mark of decimals by dot or comma.
const TOKEN =
  /(\d{1,3}(?:[,'’ \u00a0\u2009\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)*(?:,\d+)?)|([\p{L}\p{M}]+(?:['’&][\p{L}\p{M}]+)*)|\S/gu;

/** Takes a text apart so that numbers can be read from it. Linear in its length. */
export function tokenizeNumbers(text: string): NumberToken[] {
  const tokens: NumberToken[] = [];
  let end = -1;
  for (const { 0: found, 1: number, 2: word, index } of text.matchAll(TOKEN)) {
    const kind = number ? 'number' : word ? 'word' : 'sign';
    const isAttached = index === end;
    end = index + found.length;
    tokens.push({ kind, text: found, lower: found.toLowerCase(), start: index, end, isAttached });
  }
  return tokens;
}

/** Hyphens and dashes of every width, and the minus sign. */
export function isDash(token: NumberToken | undefined): boolean {
  return token?.kind === 'sign' && /^[-\u2010-\u2015\u2212]$/.test(token.text);
}
