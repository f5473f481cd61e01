/** @import { Opened } from './opened.js' */
/** @import { Store } from './state.js' */
import { createActions } from './actions.js';
import { fillBanner } from './banner.js';
import { element } from './element.js';
import { countPicturesElsewhere } from './frame-document.js';
import { Frame } from './frame.js';
import { createToolbar } from './toolbar.js';
import { plural } from './words.js';

/** The mail, with what it is above it and the choice of how to look at it. */
export class Viewer {
  #host;
  #store;
  #frame;
  #head = element('header', { class: 'viewer-head' });
  #banner = element('section', {
    class: 'banner',
    role: 'alert',
    tabindex: '0',
    'aria-label': 'What stands in the way',
  });
  #caption = element('figcaption');
  #stage = element('div', { class: 'stage', tabindex: '0', role: 'region', 'aria-label': 'The mail' });
  #toolbar;
  #overflow = 0;
  #elsewhere = 0;

  /**
   * @param {HTMLElement} host
   * @param {Store} store
   * @param {(event: KeyboardEvent) => void} onKey
   */
  constructor(host, store, onKey) {
    this.#host = host;
    this.#store = store;
    this.#toolbar = createToolbar(store);
    this.#frame = new Frame(onKey, (overflow) => {
      this.#overflow = overflow;
      this.#describe();
    });
    this.#stage.append(element('figure', {}, this.#caption, this.#frame.node));
  }

  /**
   * @param {Opened | undefined} opened
   * @param {boolean} isOther whether something else was open before
   */
  async show(opened, isOther) {
    if (!opened) return this.#host.replaceChildren(nothingOpen());
    this.#fillHead(opened);
    fillBanner(this.#banner, opened);
    const { message } = opened;
    this.#place(this.#head, message && this.#toolbar, this.#banner, message ? this.#stage : neverRendered());
    if (!message) return;
    if (isOther) this.#stage.scrollTop = 0;
    const { width, appearance, pictures } = this.#store.state;
    this.#elsewhere = countPicturesElsewhere(message.html);
    this.#frame.setWidth(width);
    await this.#frame.show(message.html, { appearance, pictures }, `The mail “${opened.title}”`);
    this.#describe();
  }

  setWidth() {
    this.#frame.setWidth(this.#store.state.width);
    this.#describe();
  }

  /** @param {number} index */
  showLink(index) {
    this.#frame.showLink(index);
  }

  // What is there stays where it is: moving the stage would make its frame load anew.
  /** @param {...(HTMLElement | undefined)} parts */
  #place(...parts) {
    const wanted = parts.filter((part) => part !== undefined);
    for (const child of [...this.#host.children])
      if (!wanted.includes(/** @type {HTMLElement} */ (child))) child.remove();
    wanted.forEach((part, index) => {
      if (this.#host.children[index] !== part)
        this.#host.insertBefore(part, this.#host.children[index] ?? null);
    });
  }

  /** @param {Opened} opened */
  #fillHead(opened) {
    const { title, facts } = opened;
    const back = () => this.#store.change({ digest: '', message: '' }, { asStep: true });
    this.#head.replaceChildren(
      element('button', { type: 'button', class: 'quiet back', click: back }, '← All'),
      element('h2', {}, title),
      element('div', { class: 'actions' }, ...createActions(opened)),
      element('p', { class: 'facts', role: 'status' }, facts),
    );
  }

  #describe() {
    const { width, appearance, pictures } = this.#store.state;
    const looks = {
      light: 'light',
      dark: 'dark, as the mail asks for',
      inverted: 'inverted, roughly as Gmail does when it forces dark',
    };
    const load = () => this.#store.change({ pictures: 'all' });
    const blocked = pictures === 'on' ? this.#elsewhere : 0;
    this.#caption.replaceChildren(
      element(
        'span',
        {},
        [
          width === 'full' ? 'full width' : `${width} px`,
          looks[/** @type {keyof looks} */ (appearance)],
        ].join(' · '),
      ),
      ...(this.#overflow > 0
        ? [element('span', { class: 'warning' }, `${this.#overflow} px wider than the screen`)]
        : []),
      ...(blocked > 0
        ? [
            element(
              'span',
              {},
              `${plural(blocked, 'picture')} from other sites not loaded. `,
              element('button', { type: 'button', click: load }, 'Load'),
            ),
          ]
        : []),
    );
  }
}

function nothingOpen() {
  return element(
    'div',
    { class: 'empty' },
    element('h2', {}, 'Nothing is open'),
    element('p', {}, 'Choose a digest or a message from the list.'),
  );
}

function neverRendered() {
  return element(
    'div',
    { class: 'empty' },
    element('h2', {}, 'No mail to show yet'),
    element('p', {}, 'As soon as the errors above are put right, the mail appears here by itself.'),
  );
}
