import { element } from '../element.js';
import { linesOf, markupTokens } from './syntax.js';

/** Lines that are laid out together, and not before they come into view. */
const CHUNK = 60;

/**
 * Source text with the numbers of its lines, which are not part of what is selected and copied.
 *
 * @param {string} text
 * @param {{ isMarkup: boolean }} options whether it is HTML or MJML, and has colours
 */
export function codeView(text, { isMarkup }) {
  const lines = linesOf(isMarkup ? markupTokens(text) : [['', text]]);
  const chunks = [];
  for (let start = 0; start < lines.length; start += CHUNK) {
    const few = lines.slice(start, start + CHUNK);
    const chunk = element(
      'span',
      { class: 'chunk' },
      ...few.map((line, index) => lineNode(line, start + index + 1)),
    );
    chunk.style.containIntrinsicBlockSize = `auto ${few.length * 19}px`;
    chunks.push(chunk);
  }
  const pre = element('pre', { class: 'code' }, ...chunks);
  pre.style.setProperty('--digits', String(String(lines.length).length));
  return pre;
}

/**
 * @param {import('./syntax.js').Token[]} tokens
 * @param {number} number
 */
function lineNode(tokens, number) {
  const parts = tokens.map(([kind, text]) => (kind ? element('span', { class: `is-${kind}` }, text) : text));
  return element('span', { class: 'line', 'data-line': String(number) }, ...parts);
}
