/** @import { EntryList, EntryRow } from '../../issue-table.ts' */
/** @import { Store } from '../state.js' */
import { element } from '../element.js';
import { searchField } from '../search-field.js';
import { writeState } from '../state.js';
import { dayAndTimeOf } from '../times.js';
import { historyOf, outcomeChip, OUTCOMES, reasonOf } from './entry-words.js';
import { fillRows } from './fill-rows.js';

/** What became of an issue's message to each subscriber: searched, filtered, a page at a time. */
export class LedgerTable {
  #store;
  #search;
  #outcome;
  #body = element('tbody');
  #empty = element('p', { class: 'note' }, 'Nobody in the audience is like that.');
  #pages = element('p', { class: 'page-links' });
  node;

  /** @param {Store} store */
  constructor(store) {
    this.#store = store;
    this.#search = searchField({
      label: 'Search the ledger by address',
      placeholder: 'Address or id',
      search: (who) => store.change({ who, entriesAfter: '' }),
    });
    const outcome = element(
      'select',
      {
        'aria-label': 'What became of it',
        change: () => store.change({ outcome: outcome.value, entriesAfter: '' }),
      },
      element('option', { value: '' }, 'All of them'),
      ...Object.entries(OUTCOMES).map(([value, { name }]) => element('option', { value }, name)),
    );
    this.#outcome = outcome;
    const heads = ['Subscriber', 'State', 'Why', 'When'];
    this.node = element(
      'section',
      { class: 'ledger', 'aria-label': 'Ledger' },
      element('div', { class: 'ledger-bar' }, element('h3', {}, 'Ledger'), this.#search.input, outcome),
      element(
        'div',
        { class: 'table-frame', tabindex: '0', role: 'region', 'aria-label': 'Entries of the ledger' },
        element(
          'table',
          {},
          element(
            'thead',
            {},
            element('tr', {}, ...heads.map((name) => element('th', { scope: 'col' }, name))),
          ),
          this.#body,
        ),
      ),
      this.#empty,
      this.#pages,
    );
  }

  /** @param {EntryList} entries */
  show({ rows, next }) {
    const { state } = this.#store;
    this.#search.show(state.who);
    this.#outcome.value = state.outcome;
    const items = rows.map((row) => ({ row, isOpen: row.subscriberId === state.entry }));
    fillRows(this.#body, items, {
      key: ({ row }) => row.subscriberId,
      make: ({ row, isOpen }) => this.#row(row, isOpen),
    });
    this.#empty.hidden = rows.length > 0 || next !== undefined;
    const link = (/** @type {string} */ entriesAfter, /** @type {string} */ words) =>
      element('a', { class: 'action', href: writeState({ ...state, entriesAfter }) }, words);
    this.#pages.replaceChildren(
      ...(state.entriesAfter ? [link('', 'From the start')] : []),
      ...(next === undefined ? [] : [link(next, 'Go on')]),
    );
  }

  /**
   * @param {EntryRow} row
   * @param {boolean} isOpen
   */
  #row({ subscriberId, address, entry }, isOpen) {
    const { state } = this.#store;
    const toggle = () => this.#store.change({ entry: isOpen ? '' : subscriberId });
    const attributes = { type: 'button', class: 'unfold', 'aria-expanded': String(isOpen), click: toggle };
    const href = writeState({
      ...state,
      tab: 'subscribers',
      subscriber: subscriberId,
      search: '',
      after: '',
    });
    return element(
      'tr',
      {},
      element(
        'th',
        { scope: 'row' },
        element('button', attributes, address || subscriberId),
        isOpen &&
          element(
            'div',
            { class: 'unfolded' },
            element(
              'ol',
              {},
              ...historyOf(entry).map(({ at, words }) =>
                element('li', {}, ...(at ? [dayAndTimeOf(at), ' '] : []), words),
              ),
            ),
            entry?.state === 'SENT' && this.#messageLink(entry.messageId),
            element('a', { href }, 'The subscriber'),
          ),
      ),
      element('td', {}, outcomeChip(entry)),
      element('td', { class: 'mono' }, reasonOf(entry)),
      element('td', {}, entry ? dayAndTimeOf(entry.at) : ''),
    );
  }

  /** @param {string} message */
  #messageLink(message) {
    const href = writeState({ ...this.#store.state, tab: 'inbox', message, search: '', after: '' });
    return element('a', { href }, 'The message');
  }
}
