/** @import { DeskList } from '../preview.ts' */
/** @import { InboxList } from '../inbox.ts' */
/** @import { SubscriberList } from '../subscriber-table.ts' */
/** @import { IssueRow } from '../issue-table.ts' */
/** @import { State, Store } from './state.js' */
import { loadDesk, loadInbox, loadIssues, loadSubscribers } from './api.js';

/**
 * What the lists hold, as last loaded; what was never loaded is missing.
 *
 * @typedef {object} Held
 * @property {DeskList} [desk]
 * @property {InboxList} [inbox]
 * @property {SubscriberList | typeof NO_SYSTEM} [subscribers]
 * @property {readonly IssueRow[] | typeof NO_SYSTEM} [issues]
 */

/** In the place of what only a running system has. */
export const NO_SYSTEM = 'no-system';

/** @type {Record<keyof Held, (state: State) => Promise<Partial<Held>>>} */
const LOADS = {
  desk: async () => ({ desk: await loadDesk() }),
  inbox: async (state) => {
    const { search, within, after } = queryFor('inbox', state);
    return { inbox: await loadInbox({ search, within: search ? within : '', after }) };
  },
  subscribers: async (state) => {
    const { search, standing, after } = queryFor('subscribers', state);
    return { subscribers: (await loadSubscribers({ search, standing, after })) ?? NO_SYSTEM };
  },
  issues: async () => ({ issues: (await loadIssues()) ?? NO_SYSTEM }),
};

/** The parts of the state that name what is open in each list. */
const OPENS = /** @type {const} */ ({
  desk: 'digest',
  inbox: 'message',
  subscribers: 'subscriber',
  issues: 'issue',
});

/** The four lists, each loaded when it is asked for. */
export class Lists {
  #store;
  /** @type {Held} */
  #held = {};
  /** @type {Record<string, number>} */
  #turns = {};

  /** @param {Store} store */
  constructor(store) {
    this.#store = store;
  }

  get held() {
    return this.#held;
  }

  get tab() {
    return /** @type {keyof Held} */ (this.#store.state.tab);
  }

  get openId() {
    return this.#store.state[OPENS[this.tab]];
  }

  /** Ids of the rows of the list that is shown. @returns {readonly string[]} */
  get ids() {
    const { desk, inbox, subscribers, issues } = this.#held;
    const { search } = this.#store.state;
    const ids = {
      desk: () => desk?.rows.filter((row) => isDeskRowMeant(row, search)).map(({ id }) => id) ?? [],
      inbox: () => inbox?.rows.map(({ messageId }) => messageId) ?? [],
      subscribers: () => thereOf(subscribers)?.rows.map(({ id }) => id) ?? [],
      issues: () => thereOf(issues)?.map(({ id }) => id) ?? [],
    };
    return ids[this.tab]();
  }

  /** @param {keyof Held} name */
  async load(name) {
    const turn = (this.#turns[name] ?? 0) + 1;
    this.#turns[name] = turn;
    const loaded = await LOADS[name](this.#store.state);
    // What was asked for later is shown, even if its answer came sooner.
    if (turn === this.#turns[name]) this.#held = { ...this.#held, ...loaded };
  }

  /** What is chosen when a row of the list that is shown is. @param {string} id */
  choice(id) {
    return { [OPENS[this.tab]]: id };
  }
}

/**
 * @param {import('../preview.ts').DeskRow} row
 * @param {string} search
 */
export function isDeskRowMeant(row, search) {
  const { id, date, file = '', from, subject, preheader } = row;
  const words = [id, date, file, from, subject, preheader].join('\n').toLowerCase();
  return words.includes(search.trim().toLowerCase());
}

// The search is that of the list which is shown: the others are as they are.
/**
 * @param {string} tab
 * @param {State} state
 */
function queryFor(tab, state) {
  return state.tab === tab ? state : { ...state, search: '', within: '', after: '', standing: '' };
}

/**
 * What a list holds, if there is a system and it was loaded.
 *
 * @template List
 * @param {List | typeof NO_SYSTEM | undefined} list
 * @returns {List | undefined}
 */
export function thereOf(list) {
  return list === NO_SYSTEM ? undefined : list;
}
