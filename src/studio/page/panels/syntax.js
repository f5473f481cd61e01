/**
 * A stretch of source text and what it is: `tag`, `attribute`, `value`, `comment`, or empty for what is read.
 *
 * @typedef {[kind: string, text: string]} Token
 */

const TAG = /<!--[\s\S]*?-->|<!?\/?[a-zA-Z](?:"[^"]*"|'[^']*'|[^'">])*>/g;
const PIECE = /^<!?\/?[\w:-]+|\/?>$|([^\s=/>"']+)(\s*=\s*)?|"[^"]*"|'[^']*'|\s+|[\s\S]/g;

/**
 * Splits HTML or MJML into coloured stretches. Joined again they are the text, whatever it is: what is not understood
 * has no colour.
 *
 * @param {string} text
 * @returns {Generator<Token>}
 */
export function* markupTokens(text) {
  let end = 0;
  for (const match of text.matchAll(TAG)) {
    if (match.index > end) yield ['', text.slice(end, match.index)];
    const [tag] = match;
    if (tag.startsWith('<!--')) yield ['comment', tag];
    else yield* tagTokens(tag);
    end = match.index + tag.length;
  }
  if (end < text.length) yield ['', text.slice(end)];
}

/**
 * @param {string} tag
 * @returns {Generator<Token>}
 */
function* tagTokens(tag) {
  for (const [piece, name] of tag.matchAll(PIECE)) {
    if (/^<|>$/.test(piece)) yield ['tag', piece];
    else if (name) yield ['attribute', piece];
    else yield [/^["']/.test(piece) ? 'value' : '', piece];
  }
}

/**
 * Splits tokens at line ends, which stay at the end of their lines.
 *
 * @param {Iterable<Token>} tokens
 * @returns {Token[][]}
 */
export function linesOf(tokens) {
  /** @type {Token[][]} */
  const lines = [[]];
  for (const [kind, text] of tokens) {
    const pieces = text.split(/(?<=\n)/);
    for (const piece of pieces) {
      lines.at(-1)?.push([kind, piece]);
      if (piece.endsWith('\n')) lines.push([]);
    }
  }
  return lines.at(-1)?.length === 0 ? lines.slice(0, -1) : lines;
}
