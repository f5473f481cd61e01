/** @import { Opened } from './opened.js' */
/** @import { Account } from './tables/account.js' */
/** @import { Connection } from './connection.js' */
/** @import { Inspector } from './inspector.js' */
/** @import { Lists } from './lists.js' */
/** @import { Store } from './state.js' */
/** @import { Viewer } from './viewer.js' */
import { loadMessage, loadPreview } from './api.js';
import { openedDigest, openedMessage } from './opened.js';

/**
 * What is asked for, and when it is answered.
 *
 * @typedef {object} Asking
 * @property {string} name
 * @property {boolean} isOutdated whether it was asked for again meanwhile
 * @property {Promise<void>} done
 */

/**
 * Shows what is open. An answer counts, be it good or bad, only if nothing else was asked for meanwhile; what is asked for
 * again while it is on its way is asked for once more when it has come.
 */
export class Opener {
  #store;
  #lists;
  #viewer;
  #inspector;
  #account;
  #connection;
  #afterwards;
  /** @type {Opened | undefined} */
  #opened;
  #openedAs = '';
  /** @type {Asking | undefined} */
  #asking;

  /**
   * @param {object} parts
   * @param {Store} parts.store
   * @param {Lists} parts.lists
   * @param {Viewer} parts.viewer
   * @param {Inspector} parts.inspector
   * @param {Account} parts.account
   * @param {Connection} parts.connection
   * @param {() => Promise<unknown>} parts.afterwards follows when a mail was shown, or could not be
   */
  constructor({ store, lists, viewer, inspector, account, connection, afterwards }) {
    this.#store = store;
    this.#lists = lists;
    this.#viewer = viewer;
    this.#inspector = inspector;
    this.#account = account;
    this.#connection = connection;
    this.#afterwards = afterwards;
  }

  /** Whether what is to be open is shown already. */
  get isShown() {
    return this.#opened !== undefined && this.#openedAs === this.#placeName();
  }

  /** Shows the same mail as the state says now. */
  async showAgain() {
    if (this.#opened) await this.#viewer.show(this.#opened, false, this.#lists.openId);
  }

  /** Shows what the state says is open, as it is now. */
  async open() {
    const name = [this.#placeName(), this.#store.state.direction, this.#store.state.reader].join(' ');
    if (this.#asking?.name === name) {
      this.#asking.isOutdated = true;
      return this.#asking.done;
    }
    const asking = this.#ask(name);
    asking.done = this.#answer(asking);
    return asking.done;
  }

  /** What is open of a table takes the place of the mail and the inspector. */
  async openAccount() {
    const asking = this.#ask(this.#placeName());
    const title = await this.#account.show();
    if (this.#asking === asking) showTitle(title);
  }

  /**
   * @param {string} name
   * @returns {Asking}
   */
  #ask(name) {
    const asking = { name, isOutdated: false, done: Promise.resolve() };
    this.#asking = asking;
    return asking;
  }

  /** @param {Asking} asking */
  async #answer(asking) {
    const isWanted = () => this.#asking === asking;
    try {
      do {
        asking.isOutdated = false;
        await this.#showOnce(isWanted).catch((error) => {
          if (isWanted() && !asking.isOutdated) throw error;
        });
      } while (isWanted() && asking.isOutdated);
    } finally {
      if (isWanted()) {
        this.#asking = undefined;
        await this.#afterwards();
      }
    }
  }

  /** @param {() => boolean} isWanted */
  async #showOnce(isWanted) {
    const name = this.#placeName();
    const { openId } = this.#lists;
    try {
      const loaded = await this.#load(openId);
      if (isWanted()) await this.#show(name, loaded, openId);
    } catch (error) {
      // What is shown stays: it was right a moment ago.
      if (!isWanted() || name === this.#openedAs) throw error;
      this.#showFault(/** @type {Error} */ (error), openId);
    }
  }

  /**
   * @param {string} name
   * @param {Opened | undefined} loaded
   * @param {string} wanted
   */
  async #show(name, loaded, wanted) {
    this.#connection.forget();
    const isOther = name !== this.#openedAs;
    this.#opened = loaded;
    this.#openedAs = name;
    showTitle(loaded?.title ?? (wanted && 'Not found'));
    // The mail first: it is laid out while the panel is drawn.
    const isShown = this.#viewer.show(loaded, isOther, wanted);
    this.#inspector.show(loaded);
    await isShown;
  }

  /**
   * @param {Error} error
   * @param {string} wanted
   */
  #showFault(error, wanted) {
    this.#opened = undefined;
    this.#openedAs = '';
    showTitle('Not loaded');
    this.#viewer.showFault(wanted, error);
    this.#inspector.show(undefined);
  }

  /**
   * @param {string} id
   * @returns {Promise<Opened | undefined>}
   */
  async #load(id) {
    if (!id) return undefined;
    if (this.#lists.tab === 'inbox') {
      const message = await loadMessage(id);
      return message && openedMessage(message, id);
    }
    const { direction, reader } = this.#store.state;
    const preview = await loadPreview(id, { direction, reader });
    return preview && openedDigest(preview, { direction, reader });
  }

  #placeName() {
    return `${this.#lists.tab} ${this.#lists.openId}`;
  }
}

/** @param {string} title of what is open; empty if nothing is */
function showTitle(title) {
  document.body.classList.toggle('is-open', title !== '');
  document.title = title ? `${title} · Waybill studio` : 'Waybill studio';
}
