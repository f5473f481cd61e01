/** @import { Held } from './lists.js' */
/** @import { State, Store } from './state.js' */
import { element, elementById } from './element.js';
import { Elsewhere } from './elsewhere.js';
import { followLink } from './follow-link.js';
import { ListBar } from './list-bar.js';
import { thereOf } from './lists.js';
import { deskRows } from './rows.js';
import { tabChange, writeState } from './state.js';
import { inboxRows } from './tables/inbox-rows.js';
import { issueRows } from './tables/issue-rows.js';
import { subscriberRows } from './tables/subscriber-rows.js';
import { updateChildren } from './update-children.js';

/** The lists, one at a time, and which of their rows is open. */
export class Rail {
  #store;
  #tabs = elementById('tabs');
  #bar;
  #rows = elementById('rows');
  #elsewhere = new Elsewhere();
  #shownId = '';

  /** @param {Store} store */
  constructor(store) {
    this.#store = store;
    this.#bar = new ListBar(elementById('list-bar'), store);
    for (const part of [this.#tabs, this.#rows])
      part.addEventListener('click', (event) => followLink(event, store));
  }

  /**
   * @param {Held} held
   * @param {string} openId
   */
  show(held, openId) {
    const { state } = this.#store;
    const { desk, inbox, subscribers, issues } = held;
    elementById('newsletter').textContent = desk?.newsletter?.name ?? 'Studio';
    updateChildren(this.#tabs, [
      tabLink(state, 'desk', 'Desk', desk?.rows.length),
      tabLink(state, 'inbox', 'Inbox', inbox?.total),
      tabLink(state, 'subscribers', 'Subscribers', thereOf(subscribers)?.total),
      tabLink(state, 'issues', 'Issues', thereOf(issues)?.length),
    ]);
    this.#bar.show(held);
    const rows = {
      desk: () => [
        ...deskRows(held, state, openId),
        ...this.#elsewhere.show(desk?.otherFindings ?? [], desk?.rows.length === 0),
      ],
      inbox: () => inboxRows(inbox, state, openId),
      subscribers: () => subscriberRows(subscribers, state, openId),
      issues: () => issueRows(issues, state, openId),
    }[state.tab];
    updateChildren(this.#rows, rows?.() ?? []);
    // Only when it is another one: whoever scrolls while messages arrive is not taken back.
    const isOther = `${state.tab} ${openId}` !== this.#shownId;
    this.#shownId = `${state.tab} ${openId}`;
    if (isOther) this.#rows.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }
}

/**
 * @param {State} state
 * @param {string} tab
 * @param {string} words
 * @param {number | undefined} count
 */
function tabLink(state, tab, words, count) {
  const attributes = {
    id: `tab-${tab}`,
    href: writeState(state.tab === tab ? state : { ...state, ...tabChange(tab) }),
    'aria-current': state.tab === tab ? 'page' : undefined,
  };
  return element(
    'a',
    attributes,
    words,
    ' ',
    count !== undefined && element('span', { class: 'count' }, count.toLocaleString('en-GB')),
  );
}
