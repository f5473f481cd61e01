/** @import { Opened } from './opened.js' */
/** @import { State, Store } from './state.js' */
import { fillBanner } from './banner.js';
import { element } from './element.js';
import { NARROW } from './narrow.js';
import { neverRendered, notLoaded, nothingOpen } from './no-mail.js';
import { createToolbar } from './toolbar.js';
import { Beside } from './views/beside.js';
import { Pane } from './views/pane.js';
import { scrollTogether } from './views/scroll-together.js';
import { ViewerHead } from './viewer-head.js';

/**
 * What of the state says how the mail that is open looks, but for widths, which need no new mail.
 *
 * @type {(keyof State)[]}
 */
export const LOOKS = [
  'appearance',
  'pictures',
  'part',
  'beside',
  'besideAppearance',
  'besidePictures',
  'besidePart',
];

/** What a view takes beside the mail in it: room for the eye, and for the handle. */
const BORDERS = 72;

/** The mail, with what it is above it and the choice of how to look at it. */
export class Viewer {
  #host;
  #store;
  #main;
  #beside;
  #head;
  #banner = element('section', {
    class: 'banner',
    role: 'alert',
    tabindex: '0',
    'aria-label': 'What stands in the way',
  });
  #toolbar;
  #title = element('h3');
  #first;
  #note = element('p', { class: 'beside-note', role: 'status' });
  #readerNote = element('p', { class: 'beside-note', role: 'status' });
  #stages;
  /** @type {number | undefined} */
  #wantedLink;

  /**
   * @param {HTMLElement} host
   * @param {Store} store
   * @param {(event: KeyboardEvent) => void} onKey
   */
  constructor(host, store, onKey) {
    this.#host = host;
    this.#store = store;
    this.#head = new ViewerHead(store);
    this.#toolbar = createToolbar(store);
    const load = () => store.change({ pictures: 'all' });
    this.#main = new Pane({ name: 'The mail', onKey, load, onWidth: (width) => store.change({ width }) });
    const second = new Pane({
      ...{ name: 'What is beside it', onKey, load },
      onWidth: (width) => store.change(store.state.beside === 'last' ? { width } : { besideWidth: width }),
    });
    this.#beside = new Beside(store, second);
    scrollTogether(this.#main, second, () => {
      const { beside, together } = store.state;
      return beside !== '' && together === 'yes';
    });
    const first = element('div', { class: 'view-head first' }, this.#title);
    this.#first = element('div', { class: 'view' }, first, this.#main.stage);
    this.#stages = element('div', { class: 'stages' }, this.#first);
    host.append(element('p', { class: 'empty' }, 'Looking…'));
  }

  /**
   * @param {Opened | undefined} opened
   * @param {boolean} isOther whether something else was open before
   * @param {string} [wanted] id of what was to be opened, if anything
   */
  async show(opened, isOther, wanted = '') {
    document.body.classList.toggle('is-beside', Boolean(opened?.message && this.#store.state.beside));
    if (!opened) return this.#host.replaceChildren(...nothingOpen(this.#store, wanted));
    this.#head.show(opened);
    fillBanner(this.#banner, opened);
    const { message } = opened;
    if (!message) return this.#place(this.#head.node, this.#banner, neverRendered());
    this.#toolbar.show(opened);
    this.#readerNote.hidden = opened.unknownReader === undefined;
    this.#readerNote.textContent = `There is no subscriber “${opened.unknownReader ?? ''}”. This is made out to the sample subscriber.`;
    this.#place(
      ...[this.#head.node, this.#toolbar.node, this.#banner, this.#readerNote, this.#note],
      ...[this.#beside.summary, this.#stages],
    );
    if (isOther) this.#main.stage.scrollTop = 0;
    const { width, appearance, pictures, part } = this.#store.state;
    const beside = this.#showBeside(opened);
    await this.#main.show(opened, { width, appearance, pictures, part });
    this.#leadToLink();
    await beside;
  }

  /**
   * @param {string} wanted id of what was to be opened
   * @param {Error} error why it could not be
   */
  showFault(wanted, error) {
    document.body.classList.remove('is-beside');
    this.#host.replaceChildren(...notLoaded(this.#store, wanted, error));
  }

  setWidth() {
    this.#main.setWidth(this.#store.state.width);
    this.#beside.setWidth();
    this.#share();
  }

  /** @param {number} index */
  showLink(index) {
    this.#wantedLink = index;
    // Those who count links count them in the HTML part; the others have more of them, or fewer.
    if (this.#main.part !== 'html') this.#store.change({ part: 'html' });
    else this.#leadToLink();
  }

  #leadToLink() {
    if (this.#wantedLink === undefined || this.#main.part !== 'html') return;
    this.#main.showLink(this.#wantedLink);
    this.#wantedLink = undefined;
  }

  /**
   * @param {string} words
   * @param {string} [near]
   */
  showText(words, near) {
    return this.#main.showText(words, near);
  }

  mailDocument() {
    return this.#main.mail;
  }

  /** @param {Opened} opened */
  async #showBeside(opened) {
    const { beside } = this.#store.state;
    this.#title.textContent = beside === 'last' ? 'This issue' : 'First view';
    const hasRoom = !NARROW.matches;
    this.#divide(beside !== '' && hasRoom);
    const why = await this.#beside.show(opened, { hasRoom });
    if (why === undefined) return;
    if (why) this.#divide(false);
    this.#note.textContent = why;
    this.#note.hidden = why === '';
  }

  // The second view stands in the page before it is filled: a frame that stands nowhere never loads.
  /** @param {boolean} isInTwo */
  #divide(isInTwo) {
    const { node } = this.#beside;
    this.#stages.classList.toggle('has-two', isInTwo);
    this.#main.share(isInTwo);
    if (!isInTwo) node.remove();
    else if (!node.isConnected) this.#stages.append(node);
    this.#share();
  }

  // Each of two views gets its share of the room, as wide as it is.
  #share() {
    const shareOf = (/** @type {string} */ width) =>
      String(BORDERS + (width === 'full' ? 800 : Number(width)));
    this.#first.style.flexGrow = shareOf(this.#store.state.width);
    this.#beside.node.style.flexGrow = shareOf(this.#beside.look.width);
  }

  // What is there stays where it is: moving the stage would make its frame load anew.
  /** @param {...HTMLElement} wanted */
  #place(...wanted) {
    for (const child of [...this.#host.children])
      if (!wanted.includes(/** @type {HTMLElement} */ (child))) child.remove();
    wanted.forEach((part, index) => {
      if (this.#host.children[index] !== part)
        this.#host.insertBefore(part, this.#host.children[index] ?? null);
    });
  }
}
