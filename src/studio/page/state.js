import { NARROW } from './narrow.js';

const APPEARANCES = ['light', 'dark', 'inverted', 'darkened'];
const PARTS = ['html', 'text', 'web'];

/** What each part of the state may be; the first is what it is if the address does not say. */
const CHOICES = {
  tab: ['desk', 'inbox', 'subscribers', 'issues'],
  appearance: APPEARANCES,
  pictures: ['on', 'off', 'all'],
  part: PARTS,
  direction: ['auto', 'rtl'],
  cut: ['', 'web', 'phone'],
  flags: ['', 'letters'],
  within: ['', 'text'],
  standing: ['', 'confirmed', 'paused', 'pending', 'unsubscribed', 'suppressed'],
  outcome: ['', 'WAITING', 'CLAIMED', 'SENT', 'RELEASED', 'FAILED', 'SKIPPED', 'UNKNOWN', 'HELD'],
  beside: ['', 'view', 'last'],
  besideAppearance: APPEARANCES,
  besidePictures: ['on', 'off'],
  besidePart: PARTS,
  together: ['yes', 'no'],
  unfolded: ['', 'look', 'panel'],
  panel: [
    'findings',
    'checked',
    'audit',
    'row',
    'outline',
    'text',
    'html',
    'mjml',
    'data',
    'headers',
    'raw',
    'links',
    'size',
  ],
};

/** The frame's width in pixels, or `full`; the named ones have a button and a key. */
const WIDTHS = { width: NARROW.matches ? 'full' : '600', besideWidth: NARROW.matches ? 'full' : '375' };

/** Free text: ids, and what is searched for. */
const TEXTS = [
  'digest',
  'message',
  'subscriber',
  'issue',
  'search',
  'after',
  'who',
  'entriesAfter',
  'entry',
  'reader',
];

export const NARROWEST = 280;
export const WIDEST = 1400;

/**
 * All that the page shows follows from this, and all of it stands in the page's address: a view can be
 * bookmarked, and the browser's Back goes back.
 *
 * @typedef {object} State
 * @property {string} tab
 * @property {string} digest id of the open digest; empty if there is none
 * @property {string} message id of the open message; empty if there is none
 * @property {string} subscriber id of the open subscriber; empty if there is none
 * @property {string} issue id of the open issue; empty if there is none
 * @property {string} search of the list
 * @property {string} after id of the row that the list goes on behind; empty from the start on
 * @property {string} cut whose list the desk's rows are cut like; empty if like nobody's
 * @property {string} flags whether they are letters
 * @property {string} within where in the messages is searched, too
 * @property {string} standing of the subscribers that are listed; empty for all
 * @property {string} outcome of the ledger's entries that are listed; empty for all
 * @property {string} who is searched in the ledger
 * @property {string} entriesAfter id of the subscriber that the ledger goes on behind
 * @property {string} entry id of the subscriber whose entry is unfolded
 * @property {string} width
 * @property {string} appearance
 * @property {string} pictures
 * @property {string} part
 * @property {string} direction
 * @property {string} reader id of the subscriber whom the mail is made out to; empty for the sample one
 * @property {string} beside what is shown beside the mail
 * @property {string} besideWidth
 * @property {string} besideAppearance
 * @property {string} besidePictures
 * @property {string} besidePart
 * @property {string} together whether the two scroll together
 * @property {string} unfolded what is unfolded where there is no room for all: how to look at the mail, or the panel
 * @property {string} panel
 */

/** @param {string} search the query of an address */
export function readState(search) {
  const query = new URLSearchParams(search);
  const read = (/** @type {string} */ name) => query.get(name) ?? '';
  const chosen = Object.entries(CHOICES).map(([name, choices]) => {
    const value = read(name);
    return [name, choices.includes(value) ? value : choices[0]];
  });
  const widths = Object.entries(WIDTHS).map(([name, usual]) => [name, readWidth(read(name)) ?? usual]);
  const texts = TEXTS.map((name) => [name, read(name)]);
  return /** @type {State} */ (Object.fromEntries([...chosen, ...widths, ...texts]));
}

/**
 * @param {string} text
 * @returns {string | undefined} undefined if no frame can be that wide
 */
export function readWidth(text) {
  if (text === 'full') return text;
  const width = /^[1-9]\d{2,3}$/.test(text) ? Number(text) : 0;
  return width >= NARROWEST && width <= WIDEST ? text : undefined;
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

/**
 * What changes when another list is chosen: nothing is searched for in it yet.
 *
 * @param {string} tab
 */
export function tabChange(tab) {
  return { tab, search: '', after: '' };
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
