/** @import { State } from './state.js' */
import { element } from './element.js';
import { writeState } from './state.js';

/**
 * A row of a list, which opens what it is about.
 *
 * @param {string} id of what it opens; the row is known by it when the list is made anew
 * @param {State} state that it leads to
 * @param {boolean} isOpen
 * @param {import('./element.js').Child[]} children
 */
export function rowLink(id, state, isOpen, children) {
  const attributes = {
    class: 'row',
    id: `row-${id}`,
    href: writeState(state),
    'aria-current': isOpen ? 'true' : undefined,
  };
  return element('li', {}, element('a', attributes, ...children));
}

/**
 * What a list says where it has no rows, or no more of them.
 *
 * @param {string} title
 * @param {...import('./element.js').Child} words
 */
export function listNote(title, ...words) {
  return element('div', { class: 'rows-note' }, element('h2', {}, title), element('p', {}, ...words));
}

/**
 * The way to the rest of a list and back to its start.
 *
 * @param {State} state
 * @param {string | undefined} next the row that the rest begins behind
 * @param {{ first: string, rest: string }} words
 * @returns {HTMLElement[]}
 */
export function pageLinks(state, next, words) {
  if (!next && !state.after) return [];
  const link = (/** @type {string} */ after, /** @type {string} */ text) =>
    element('a', { class: 'action', id: `page-${text}`, href: writeState({ ...state, after }) }, text);
  return [
    element(
      'p',
      { class: 'rows-note page-links' },
      state.after !== '' && link('', words.first),
      next !== undefined && link(next, words.rest),
    ),
  ];
}
