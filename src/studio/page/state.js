import { NARROW } from './narrow.js';

/** What each part of the state may be; the first is what it is if the address does not say. */
const CHOICES = {
  tab: ['desk', 'inbox'],
  width: NARROW.matches ? ['full', '600', '375', '320'] : ['600', '375', '320', 'full'],
  appearance: ['light', 'dark', 'inverted'],
  pictures: ['on', 'off', 'all'],
  panel: ['findings', 'row', 'text', 'html', 'headers', 'raw', 'links', 'size'],
};

/**
 * All that the page shows follows from this, and all of it stands in the page's address: a view can be
 * bookmarked, and the browser's Back goes back.
 *
 * @typedef {object} State
 * @property {string} tab
 * @property {string} digest id of the open digest; empty if there is none
 * @property {string} message id of the open message; empty if there is none
 * @property {string} width
 * @property {string} appearance
 * @property {string} pictures
 * @property {string} panel
 */

/** @param {string} search the query of an address */
export function readState(search) {
  const query = new URLSearchParams(search);
  const chosen = Object.entries(CHOICES).map(([name, choices]) => {
    const value = query.get(name) ?? '';
    return [name, choices.includes(value) ? value : choices[0]];
  });
  return /** @type {State} */ ({
    ...Object.fromEntries(chosen),
    digest: query.get('digest') ?? '',
    message: query.get('message') ?? '',
  });
}

/**
 * @param {State} state
 * @returns {string} the query of the state's address, only what differs from the first choices
 */
export function writeState(state) {
  const first = readState('');
  const entries = Object.entries(state).filter(
    ([name, value]) => value !== first[/** @type {keyof State} */ (name)],
  );
  return entries.length > 0 ? `?${new URLSearchParams(entries)}` : location.pathname;
}

/** The state of this page, kept in its address. */
export class Store {
  #state = readState(location.search);
  /** @type {Set<(state: State, before: State) => void>} */
  #listeners = new Set();

  constructor() {
    addEventListener('popstate', () => this.#become(readState(location.search)));
  }

  get state() {
    return this.#state;
  }

  /**
   * @param {Partial<State>} changes
   * @param {{ asStep?: boolean }} [options] `asStep`: the browser's Back leads back to how it was before
   */
  change(changes, { asStep = false } = {}) {
    const state = { ...this.#state, ...changes };
    const address = writeState(state);
    if (asStep) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
    this.#become(state);
  }

  /** @param {(state: State, before: State) => void} listener */
  onChange(listener) {
    this.#listeners.add(listener);
  }

  /** @param {State} state */
  #become(state) {
    const before = this.#state;
    this.#state = state;
    for (const listener of this.#listeners) listener(state, before);
  }
}
