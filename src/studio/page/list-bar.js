/** @import { Held } from './lists.js' */
/** @import { State, Store } from './state.js' */
import { ActDialog } from './acts/act-dialog.js';
import { askAction } from './acts/ask-action.js';
import { element } from './element.js';
import { thereOf } from './lists.js';
import { searchField } from './search-field.js';
import { plural } from './words.js';

const SEARCHES = {
  desk: 'Search the digests',
  inbox: 'Search the messages',
  subscribers: 'Search the subscribers',
};

/** What is looked for in the list that is shown, and how it is shown. */
export class ListBar {
  #host;
  #store;
  #shownTab = '';
  /** @type {(() => void)[]} */
  #updates = [];
  /** @type {Held | undefined} */
  #held;

  /**
   * @param {HTMLElement} host
   * @param {Store} store
   */
  constructor(host, store) {
    this.#host = host;
    this.#store = store;
  }

  /** @param {Held} held */
  show(held) {
    const { tab } = this.#store.state;
    this.#held = held;
    // Made once for each list: somebody may be typing.
    if (tab !== this.#shownTab) this.#fill(tab);
    this.#shownTab = tab;
    for (const update of this.#updates) update();
  }

  /** @param {string} tab */
  #fill(tab) {
    this.#updates = [];
    const name = SEARCHES[/** @type {keyof typeof SEARCHES} */ (tab)];
    this.#host.hidden = name === undefined;
    const choices = {
      desk: () => [
        this.#select('cut', 'How much of a row is shown', [
          ['', 'In full'],
          ['web', 'As Gmail on the web cuts'],
          ['phone', 'As a phone cuts'],
        ]),
        this.#toggle('flags', 'letters', 'Flags as letters', () => true),
      ],
      inbox: () => [
        this.#toggle('within', 'text', 'In their text, too', ({ search }) => search !== ''),
        this.#clear(),
      ],
      subscribers: () => [
        this.#select('standing', 'Standing', [
          ['', 'Everybody'],
          ['confirmed', 'Confirmed'],
          ['paused', 'Paused'],
          ['pending', 'Pending'],
          ['unsubscribed', 'Unsubscribed'],
          ['suppressed', 'Suppressed'],
        ]),
      ],
    }[tab];
    const found = element('p', { class: 'found', role: 'status' });
    this.#updates.push(() => (found.textContent = this.#sayFound()));
    this.#host.replaceChildren(
      ...(name ? [this.#search(name)] : []),
      element('div', { class: 'list-choices' }, ...(choices?.() ?? [])),
      found,
    );
  }

  /** @param {string} name */
  #search(name) {
    const { input, show } = searchField({
      label: name,
      search: (search) => this.#store.change({ search, after: '' }),
    });
    this.#updates.push(() => show(this.#store.state.search));
    return input;
  }

  /**
   * @param {keyof State} part
   * @param {string} label
   * @param {[value: string, words: string][]} options
   */
  #select(part, label, options) {
    const select = element(
      'select',
      { 'aria-label': label, change: () => this.#store.change({ [part]: select.value, after: '' }) },
      ...options.map(([value, words]) => element('option', { value }, words)),
    );
    this.#updates.push(() => (select.value = this.#store.state[part]));
    return select;
  }

  /**
   * @param {keyof State} part
   * @param {string} on
   * @param {string} words
   * @param {(state: State) => boolean} isOffered
   */
  #toggle(part, on, words, isOffered) {
    const box = element('input', {
      type: 'checkbox',
      change: () => this.#store.change({ [part]: box.checked ? on : '', after: '' }),
    });
    const label = element('label', {}, box, ` ${words}`);
    this.#updates.push(() => {
      box.checked = this.#store.state[part] === on;
      label.hidden = !isOffered(this.#store.state);
    });
    return label;
  }

  #clear() {
    const button = element(
      'button',
      { type: 'button', class: 'quiet', click: askToClear },
      'Empty the inbox…',
    );
    this.#updates.push(() => {
      const inbox = this.#held?.inbox;
      button.hidden = !inbox?.canBeCleared || inbox.total === 0;
    });
    return button;
  }

  #sayFound() {
    const { tab, search, standing } = this.#store.state;
    const { inbox } = this.#held ?? {};
    const subscribers = thereOf(this.#held?.subscribers);
    if (tab === 'inbox' && inbox && search !== '') {
      const unread =
        inbox.unread > 0 ? `; the text of ${plural(inbox.unread, 'older one')} not looked into` : '';
      return `${plural(inbox.found, 'message')} found${unread}`;
    }
    if (tab === 'subscribers' && subscribers) {
      const part = subscribers.isPart ? ' of those read; a whole address finds anybody' : '';
      if (search !== '' || standing !== '') return `${plural(subscribers.found, 'subscriber')} found${part}`;
      const standings = Object.entries(subscribers.counts).filter(([, many]) => many > 0);
      return standings.map(([name, many]) => `${many.toLocaleString('en-GB')} ${name}`).join(', ') + part;
    }
    return '';
  }
}

function askToClear() {
  const dialog = new ActDialog('Empty the inbox?');
  dialog.fill(
    element(
      'p',
      {},
      'The messages kept on this machine are deleted. Subscribers and issues stay as they are.',
    ),
  );
  const clear = () =>
    dialog.during('Deleting …', async () => {
      const { message } = await (await askAction('clear-inbox', {})).json();
      dialog.fill(element('p', {}, message));
      dialog.tell();
      dialog.offer('Close');
    });
  dialog.offer('Cancel', element('button', { type: 'button', class: 'action', click: clear }, 'Delete them'));
}
