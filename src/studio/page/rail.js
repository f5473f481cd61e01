/** @import { DeskList } from '../preview.ts' */
/** @import { InboxRow } from '../inbox.ts' */
/** @import { State, Store } from './state.js' */
import { element, elementById } from './element.js';
import { deskRows, inboxRows } from './rows.js';
import { readState, writeState } from './state.js';

/**
 * What the lists hold, as last loaded.
 *
 * @typedef {object} Lists
 * @property {DeskList} desk
 * @property {{ total: number, rows: readonly InboxRow[] }} inbox
 */

/** The two lists, and which of their rows is open. */
export class Rail {
  #store;
  #tabs = elementById('tabs');
  #rows = elementById('rows');

  /** @param {Store} store */
  constructor(store) {
    this.#store = store;
    for (const part of [this.#tabs, this.#rows])
      part.addEventListener('click', (event) => this.#follow(event));
  }

  /**
   * @param {Lists} lists
   * @param {string} openId
   */
  show({ desk, inbox }, openId) {
    const { state } = this.#store;
    elementById('newsletter').textContent = desk.newsletter?.name ?? 'Studio';
    replaceKeepingFocus(this.#tabs, [
      tabLink(state, 'desk', 'Desk', desk.rows.length),
      tabLink(state, 'inbox', 'Inbox', inbox.total),
    ]);
    const rows = state.tab === 'desk' ? deskRows(desk, state, openId) : inboxRows(inbox, state, openId);
    replaceKeepingFocus(this.#rows, rows);
    this.#rows.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }

  // The links are real ones, for a new tab or a bookmark; a plain click needs no new page.
  /** @param {MouseEvent} event */
  #follow(event) {
    const link = /** @type {Element} */ (event.target).closest('a');
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.#store.change(readState(new URL(link.href).search), { asStep: true });
  }
}

/**
 * @param {State} state
 * @param {string} tab
 * @param {string} words
 * @param {number} count
 */
function tabLink(state, tab, words, count) {
  const attributes = {
    href: writeState({ ...state, tab }),
    'aria-current': state.tab === tab ? 'page' : undefined,
  };
  return element(
    'a',
    attributes,
    words,
    ' ',
    element('span', { class: 'count' }, count.toLocaleString('en-GB')),
  );
}

/**
 * @param {HTMLElement} host
 * @param {Node[]} nodes
 */
function replaceKeepingFocus(host, nodes) {
  const focused = [...host.querySelectorAll('a')].findIndex((link) => link === document.activeElement);
  host.replaceChildren(...nodes);
  host.querySelectorAll('a')[focused]?.focus({ preventScroll: true });
}
