/** @import { ComparedItem } from '../../evidence-view.ts' */
/** @import { Run } from './compare-words.js' */
import { element } from '../element.js';
import { placeOf } from '../words.js';
import { compareWords } from './compare-words.js';

/**
 * What the digest says beside the paragraph of the source, with what differs marked.
 *
 * @param {ComparedItem} item
 * @returns {HTMLElement | undefined} undefined if no source has anything like it
 */
export function sideBySide({ kind, text, source }) {
  if (!source) return undefined;
  const { outlet, headline, before, exact, after, isNearest } = source;
  // Of numbers and dates every way of writing is right: what differs between their letters says nothing.
  const isWorded = isNearest && kind === 'quotation';
  const { ours, theirs } = isWorded
    ? compareWords(text, exact)
    : { ours: [{ text, isShared: true }], theirs: [{ text: exact, isShared: true }] };
  return element(
    'div',
    { class: 'beside' },
    element('div', {}, element('p', { class: 'whose' }, 'The digest'), element('p', {}, ...ours.map(runOf))),
    element(
      'div',
      {},
      element('p', { class: 'whose' }, outlet),
      element(
        'p',
        {},
        shorten(before, 'end'),
        element('mark', {}, ...theirs.map(runOf)),
        shorten(after, 'start'),
      ),
      element('p', { class: 'note' }, headline, ' ', element('span', { class: 'mono' }, placeOf(source))),
    ),
  );
}

/** @param {Run} run */
function runOf({ text, isShared }) {
  return isShared ? text : element('strong', { class: 'differs' }, text);
}

/** So much around the words tells what they are about. */
const AROUND = 220;

/**
 * @param {string} text
 * @param {'start' | 'end'} kept
 */
function shorten(text, kept) {
  if (text.length <= AROUND) return text;
  return kept === 'start' ? `${text.slice(0, AROUND).trimEnd()}…` : `…${text.slice(-AROUND).trimStart()}`;
}
