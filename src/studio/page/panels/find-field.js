import { element } from '../element.js';

/** More than anybody steps through; each costs the browser a range. */
const MOST = 2000;

/**
 * A field that finds words in a part of the page: all are marked, and Enter goes from one to the next, Shift+Enter
 * back. What is folded away opens.
 *
 * @param {HTMLElement} within
 */
export function findField(within) {
  /** @type {Range[]} */
  let found = [];
  let at = -1;
  const count = element('span', { class: 'note', role: 'status' });
  const input = element('input', {
    type: 'search',
    placeholder: 'Find',
    'aria-label': 'Find in this panel',
    input: find,
    keydown: step,
  });
  mark('found', []);
  mark('found-here', []);
  return element('div', { class: 'find' }, input, count);

  function find() {
    found = input.value === '' ? [] : findRanges(within, input.value);
    at = -1;
    mark('found', found);
    if (found.length > 0) go(1);
    else mark('found-here', []);
    describe();
  }

  /** @param {KeyboardEvent} event */
  function step(event) {
    if (event.key !== 'Enter' || found.length === 0) return;
    event.preventDefault();
    go(event.shiftKey ? -1 : 1);
    describe();
  }

  /** @param {number} by */
  function go(by) {
    at = (at + by + found.length) % found.length;
    const here = /** @type {Range} */ (found[at]);
    const place = here.startContainer.parentElement;
    for (let folded = place?.closest('details'); folded; folded = folded.parentElement?.closest('details'))
      folded.open = true;
    place?.scrollIntoView({ block: 'center' });
    mark('found-here', [here]);
  }

  function describe() {
    const total = found.length === MOST ? `${MOST} or more` : String(found.length);
    count.textContent = input.value === '' ? '' : found.length === 0 ? 'Not here' : `${at + 1} of ${total}`;
  }
}

/**
 * @param {HTMLElement} within
 * @param {string} words
 */
function findRanges(within, words) {
  /** @type {{ node: Node, start: number }[]} */
  const pieces = [];
  let text = '';
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    pieces.push({ node, start: text.length });
    text += node.textContent;
  }
  const [haystack, needle] = sameCase(text, words);
  const ranges = [];
  let piece = 0;
  /** @param {number} offset */
  const boundary = (offset) => {
    while ((pieces[piece + 1]?.start ?? Infinity) <= offset) piece += 1;
    const { node, start } = /** @type {{ node: Node, start: number }} */ (pieces[piece]);
    return { node, offset: offset - start };
  };
  for (
    let index = haystack.indexOf(needle);
    index >= 0;
    index = haystack.indexOf(needle, index + needle.length)
  ) {
    const range = document.createRange();
    const from = boundary(index);
    const to = boundary(index + needle.length - 1);
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset + 1);
    ranges.push(range);
    if (ranges.length === MOST) break;
  }
  return ranges;
}

/**
 * Both in small letters, unless one of the letters is longer small: then no offset would be right.
 *
 * @param {string} text
 * @param {string} words
 * @returns {[string, string]}
 */
function sameCase(text, words) {
  const small = text.toLowerCase();
  return small.length === text.length ? [small, words.toLowerCase()] : [text, words];
}

/**
 * @param {string} name
 * @param {Range[]} ranges
 */
function mark(name, ranges) {
  // An older browser goes to what it finds, and marks nothing.
  if ('highlights' in CSS) CSS.highlights.set(name, new Highlight(...ranges));
}
