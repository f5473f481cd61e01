/** @import { MessageView } from '../../message-view.ts' */
/** @import { Opened } from '../opened.js' */
import { element } from '../element.js';
import { frameDocument } from '../frame-document.js';
import { Frame } from './frame.js';
import { captionOf } from './caption.js';
import { textDocument } from './text-document.js';
import { createWidthHandle } from './width-handle.js';

/**
 * How a mail is looked at.
 *
 * @typedef {object} PaneLook
 * @property {string} width
 * @property {string} appearance
 * @property {string} pictures
 * @property {string} part
 */

/** One view of a mail: its frame, with what is to be said of it above and a handle that makes it wider. */
export class Pane {
  #frame;
  #caption = element('figcaption');
  #handle;
  #load;
  /** @type {PaneLook} */
  #look = { width: 'full', appearance: 'light', pictures: 'on', part: 'html' };
  #isOneOfTwo = false;
  #elsewhere = 0;
  #overflow = 0;

  /**
   * @param {object} parts
   * @param {string} parts.name what the pane shows, in words
   * @param {(event: KeyboardEvent) => void} parts.onKey keys that are pressed within the mail
   * @param {(width: string) => void} parts.onWidth a width was chosen with the handle
   * @param {() => void} parts.load asks for the pictures of other sites
   */
  constructor({ name, onKey, onWidth, load }) {
    this.#load = load;
    this.#frame = new Frame(onKey, (overflow) => {
      this.#overflow = overflow;
      this.#handle.show(this.#frame.width);
      this.#describe();
    });
    this.#handle = createWidthHandle({
      read: () => ({ width: this.#frame.width, scale: this.#frame.scale }),
      onDrag: (width) => this.setWidth(width),
      onChoice: onWidth,
    });
    const desk = element('div', { class: 'framed' }, this.#frame.node, this.#handle.node);
    this.stage = element(
      'div',
      { class: 'stage', tabindex: '0', role: 'region', 'aria-label': name },
      element('figure', {}, this.#caption, desk),
    );
    new ResizeObserver(() => this.#measure()).observe(this.stage);
  }

  /**
   * @param {Opened} opened of which there is a message
   * @param {PaneLook} look
   */
  async show({ kind, id, message, page, title, pictureStamp }, look) {
    if (!message) return;
    const part = partAtHand(message, page, look.part);
    const html = part === 'web' && page !== undefined ? page : message.html;
    this.#look = { ...look, part };
    const { mail, elsewhere } =
      part === 'text'
        ? { mail: textDocument(message.text, look), elsewhere: 0 }
        : frameDocument(html, { ...look, pictureStamp });
    this.#elsewhere = elsewhere;
    this.setWidth(look.width);
    const { appearance, pictures } = look;
    await this.#frame.show(mail, {
      name: [kind, id, part, appearance, pictures].join(' '),
      title: `${TITLES[part] ?? ''} “${title}”`,
      appearance,
    });
    this.#describe();
  }

  /** @param {string} width */
  setWidth(width) {
    this.#look = { ...this.#look, width };
    this.#frame.setWidth(width);
    this.#handle.show(this.#frame.width);
    this.#describe();
  }

  /** @param {boolean} isOneOfTwo then it is drawn smaller where it would not fit, so that the two can be compared */
  share(isOneOfTwo) {
    this.#isOneOfTwo = isOneOfTwo;
    this.#measure();
  }

  // Measuring has the page laid out anew, which a mail that stands alone need not wait for.
  #measure() {
    this.#frame.setRoom((this.#isOneOfTwo && this.#room()) || Infinity);
  }

  #room() {
    const { paddingLeft, paddingRight } = getComputedStyle(this.stage);
    return Math.max(0, this.stage.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight));
  }

  /** Which part of the message is shown. */
  get part() {
    return this.#look.part;
  }

  /** @param {number} index */
  showLink(index) {
    this.#frame.showLink(index);
  }

  /**
   * @param {string} words
   * @param {string} [near]
   */
  showText(words, near) {
    return this.#frame.showText(words, near);
  }

  get mail() {
    return this.#frame.mail;
  }

  /** Where headings begin and the mail ends, in pixels from the top of what the stage scrolls. */
  get places() {
    const top = this.#frame.node.getBoundingClientRect().top - this.stage.getBoundingClientRect().top;
    return this.#frame.places.map((place) => place + top + this.stage.scrollTop);
  }

  #describe() {
    this.#caption.replaceChildren(
      ...captionOf({
        ...this.#look,
        scale: this.#frame.scale,
        overflow: this.#overflow,
        elsewhere: this.#elsewhere,
        load: this.#load,
      }),
    );
  }
}

/**
 * Letters to the editor have no HTML, and of a message that was sent the web version is not at hand.
 *
 * @param {MessageView} message
 * @param {string | undefined} page
 * @param {string} wanted
 */
function partAtHand({ html }, page, wanted) {
  if (html === '') return 'text';
  return wanted === 'web' && page === undefined ? 'html' : wanted;
}

/** @type {Record<string, string>} */
const TITLES = { html: 'The mail', text: 'The text part of', web: 'The web version of' };
