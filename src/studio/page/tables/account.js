/** @import { Store } from '../state.js' */
import { loadEntries, loadInbox, loadIssue, loadSubscriber } from '../api.js';
import { element } from '../element.js';
import { followLink } from '../follow-link.js';
import { IssueView } from './issue-view.js';
import { subscriberView } from './subscriber-view.js';

/** The parts of the state that say what of an account is shown. */
export const ACCOUNT_PARTS = /** @type {const} */ (['who', 'outcome', 'entriesAfter', 'entry']);

/** What is open of the tables: a subscriber or an issue, in the place of a mail. */
export class Account {
  #host;
  #store;
  /** @type {IssueView | undefined} */
  #issueView;
  #shown = '';
  #facts = '';
  #lastTurn = 0;

  /**
   * @param {HTMLElement} host
   * @param {Store} store
   */
  constructor(host, store) {
    this.#host = host;
    this.#store = store;
    host.addEventListener('click', (event) => followLink(event, store));
  }

  /** @returns {Promise<string>} a title; empty if nothing is open */
  async show() {
    const turn = ++this.#lastTurn;
    const { tab, subscriber, issue } = this.#store.state;
    const id = tab === 'issues' ? issue : subscriber;
    const name = `${tab} ${id}`;
    if (this.#shown !== name && id !== '') {
      this.#shown = '';
      this.#host.replaceChildren(element('p', { class: 'note coming' }, 'Loading …'));
    }
    const show =
      id === '' ? undefined : await (tab === 'issues' ? this.#loadIssue(id) : this.#loadSubscriber(id));
    // What was asked for later is shown, even if its answer came sooner.
    if (turn !== this.#lastTurn) return document.title;
    const isOther = this.#shown !== name;
    this.#shown = show ? name : '';
    if (!show) {
      this.#host.replaceChildren(nothingOpen(tab));
      return '';
    }
    if (isOther) this.#host.scrollTop = 0;
    return show(isOther);
  }

  /** @param {string} day */
  async #loadIssue(day) {
    const { who, outcome, entriesAfter } = this.#store.state;
    const [issue, entries] = await Promise.all([
      loadIssue(day),
      loadEntries(day, { search: who, outcome, after: entriesAfter }),
    ]);
    return (
      issue &&
      ((/** @type {boolean} */ isOther) => {
        if (isOther || !this.#issueView) {
          this.#issueView = new IssueView(this.#store);
          this.#host.replaceChildren(...this.#issueView.nodes);
        }
        this.#issueView.show(issue, entries);
        return issue.subject;
      })
    );
  }

  /** @param {string} id */
  async #loadSubscriber(id) {
    const subscriber = await loadSubscriber(id);
    if (!subscriber) return undefined;
    const { address } = subscriber;
    const messages = address ? (await loadInbox({ search: `to:${address}` })).rows : [];
    const facts = JSON.stringify([subscriber, messages]);
    return (/** @type {boolean} */ isOther) => {
      // A link that has the focus keeps it while others are written to.
      if (isOther || facts !== this.#facts)
        this.#host.replaceChildren(...subscriberView(this.#store, subscriber, messages));
      this.#facts = facts;
      return address || 'Erased';
    };
  }
}

/** @param {string} tab */
function nothingOpen(tab) {
  const what = tab === 'issues' ? 'an issue' : 'a subscriber';
  return element(
    'div',
    { class: 'empty' },
    element('h2', {}, 'Nothing is open'),
    element('p', {}, `Choose ${what} from the list.`),
  );
}
