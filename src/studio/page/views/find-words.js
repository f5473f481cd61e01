/**
 * Where words stand in a document, however they are set: spaces, invisible characters, kinds of quotation marks and
 * case make no difference, nor does what is marked up within them.
 *
 * @param {Document} page
 * @param {string} words
 * @param {string} [near] words that they stand in or after; where those are not found, the first place is it
 * @returns {Range | undefined}
 */
export function findWords(page, words, near = '') {
  const wanted = foldAll(words);
  if (wanted === '') return undefined;
  const { text, places } = readPage(page);
  const from = near ? Math.max(0, text.indexOf(foldAll(near))) : 0;
  const later = text.indexOf(wanted, from);
  const start = later < 0 ? text.indexOf(wanted) : later;
  const [first, last] = [places[start], places[start + wanted.length - 1]];
  if (start < 0 || !first || !last) return undefined;
  const range = page.createRange();
  range.setStart(first.node, first.at);
  range.setEnd(last.node, last.at + 1);
  return range;
}

/** @typedef {{ node: Text, at: number }} Place of one character */

/**
 * @param {Document} page
 * @returns {{ text: string, places: Place[] }} the folded text, and where each character of it stands
 */
function readPage(page) {
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  let text = '';
  /** @type {Place[]} */
  const places = [];
  let block = undefined;
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    const parent = node.parentElement;
    if (!parent || parent.closest('style, title') || !isShown(parent)) continue;
    // Two paragraphs are two words, even where no space stands between them.
    const itsBlock = parent.closest(BLOCKS);
    const parted = itsBlock !== block && text !== '' && !text.endsWith(' ');
    if (parted) {
      text += ' ';
      places.push({ node, at: 0 });
    }
    block = itsBlock;
    for (let at = 0; at < node.data.length; at++) {
      const folded = fold(node.data[at] ?? '');
      if (folded === '' || (folded === ' ' && (text === '' || text.endsWith(' ')))) continue;
      text += folded;
      places.push({ node, at });
    }
  }
  return { text, places };
}

const BLOCKS = 'p, div, td, th, li, h1, h2, h3, h4, h5, h6, blockquote, pre, body';

// The preheader stands in the mail and is never seen there: what is hidden has no box.
/** @param {Element} node */
function isShown(node) {
  return node.getClientRects().length > 0;
}

/** @param {string} words */
function foldAll(words) {
  return [...words].map(fold).join('').replace(/ +/g, ' ').trim();
}

/**
 * One character to one or none, so that places can be told from the folded text.
 *
 * @param {string} character
 */
function fold(character) {
  if (/\s/.test(character)) return ' ';
  if (/[\u00ad\u034f\u200b-\u200f\u2060\ufeff]/.test(character)) return '';
  if (/[‘’‚‛]/.test(character)) return "'";
  if (/[“”„‟«»]/.test(character)) return '"';
  if (/[‐‑‒–]/.test(character)) return '-';
  const lower = character.toLowerCase();
  return lower.length === character.length ? lower : character;
}
