import { element } from '../element.js';
import { sourceOf } from '../frame-document.js';
import { findWords } from './find-words.js';
import { followFragment } from './follow-fragment.js';
import { laidOut, wholeDocument } from './laid-out.js';
import { heightOf } from './mail-height.js';
import { markWords } from './mark-words.js';
import { Paper } from './paper.js';
import { renewNode } from './renew-node.js';

/**
 * @typedef {object} Coming
 * @property {HTMLIFrameElement} frame
 * @property {string} name
 * @property {Promise<void>} shown
 */

/**
 * The frame that a mail is shown in: as high as the mail, so that the stage around it scrolls and a new version
 * leaves the reader where they were. A new version of what is shown changes the nodes that differ.
 *
 * It has no scripts, by its sandbox and by the page's policy. It is of the page's origin nevertheless, which is
 * only safe because of that: it is how the page measures the mail and finds a link in it.
 */
export class Frame {
  #paper = new Paper();
  /** @type {HTMLIFrameElement | undefined} */
  #shown;
  #shownName = '';
  /** The document in it, as far as it is known. @type {Document | undefined} */
  #followed;
  /** What takes the place of that as soon as it is laid out. @type {Coming | undefined} */
  #coming;
  #resize = new ResizeObserver(() => this.#fit());
  #onKey;
  #onFit;

  /**
   * @param {(event: KeyboardEvent) => void} onKey keys that are pressed within the mail
   * @param {(overflow: number) => void} onFit by how many pixels the mail is wider than its frame
   */
  constructor(onKey, onFit) {
    this.#onKey = onKey;
    this.#onFit = onFit;
  }

  get node() {
    return this.#paper.node;
  }

  /** In pixels, whatever was asked for. */
  get width() {
    return this.#paper.width;
  }

  /** How large it is drawn: 1, or less where it has less room than it is wide. */
  get scale() {
    return this.#paper.scale;
  }

  /** @param {string} width in pixels, or `full` */
  setWidth(width) {
    if (this.#paper.setWidth(width)) this.#fit();
  }

  /** @param {number} room in pixels */
  setRoom(room) {
    this.#paper.room = room;
    this.#fit();
  }

  /** Where headings begin and the mail ends, in pixels from its top. */
  get places() {
    const headings = [...(this.mail?.querySelectorAll('h1, h2, h3') ?? [])];
    const tops = headings.map((heading) => heading.getBoundingClientRect().top);
    return [...tops, this.node.clientHeight].map((place) => place * this.scale);
  }

  /**
   * @param {Document} mail
   * @param {object} about
   * @param {string} about.name a new version has that of the one before
   * @param {string} about.title what the frame holds, in words
   * @param {string} about.appearance
   */
  async show(mail, { name, title, appearance }) {
    if (this.#coming?.name === name) return this.#renewComing(this.#coming, mail, title);
    this.#coming?.frame.remove();
    this.#coming = undefined;
    const there = this.#shown && wholeDocument(this.#shown);
    // A frame that was taken out of the page and put back loads what it held at first.
    if (there !== this.#followed) this.#forgetShown();
    else if (this.#shown && there && name === this.#shownName) {
      this.#shown.title = title;
      renewNode(there.documentElement, mail.documentElement);
      return this.#fit();
    }
    const frame = element('iframe', {
      class: 'is-coming',
      sandbox: 'allow-same-origin allow-popups allow-popups-to-escape-sandbox',
      title,
    });
    frame.style.colorScheme = appearance === 'dark' ? 'dark' : 'light';
    // Whenever it loads its document is a new one, which nothing is known of; also when it did so late.
    frame.addEventListener('load', () => frame === this.#shown && this.#follow(frame));
    frame.srcdoc = sourceOf(mail);
    this.node.append(frame);
    /** @type {Coming} */
    const coming = { frame, name, shown: laidOut(frame) };
    this.#coming = coming;
    coming.shown = coming.shown.then(() => this.#replace(coming, appearance));
    return coming.shown;
  }

  // Somebody who saves again and again would never see it if it began anew each time.
  /**
   * @param {Coming} coming
   * @param {Document} mail
   * @param {string} title
   */
  #renewComing({ frame, shown }, mail, title) {
    frame.title = title;
    const there = wholeDocument(frame);
    if (there) renewNode(there.documentElement, mail.documentElement);
    else frame.srcdoc = sourceOf(mail);
    return shown;
  }

  #forgetShown() {
    this.#shown?.remove();
    this.#shown = undefined;
    this.#shownName = '';
    this.#followed = undefined;
  }

  /**
   * Brings the nth link of the mail into view and the focus to it.
   *
   * @param {number} index
   */
  showLink(index) {
    const link = /** @type {HTMLElement | undefined} */ (this.mail?.querySelectorAll('a[href]')[index]);
    link?.scrollIntoView({ block: 'center' });
    link?.focus({ preventScroll: true });
  }

  /**
   * Brings words of the mail into view and marks them.
   *
   * @param {string} words
   * @param {string} [near] words that they stand in or after
   * @returns {boolean} whether they stand in the mail
   */
  showText(words, near) {
    const range = this.mail && findWords(this.mail, words, near);
    if (!range) return false;
    markWords(range);
    range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    return true;
  }

  get mail() {
    return this.#shown?.contentDocument ?? undefined;
  }

  /**
   * @param {Coming} coming
   * @param {string} appearance
   */
  #replace(coming, appearance) {
    if (this.#coming !== coming) return;
    this.#coming = undefined;
    const { frame, name } = coming;
    // Of its full height before the other goes, or the stage has for a moment nothing to scroll.
    frame.style.height = heightOf(frame, this.node);
    this.#shown?.remove();
    this.#shown = frame;
    this.#shownName = name;
    frame.classList.remove('is-coming');
    this.node.classList.toggle('is-dark', appearance !== 'light');
    this.#follow(frame);
  }

  /** @param {HTMLIFrameElement} frame */
  #follow(frame) {
    this.#resize.disconnect();
    const mail = frame.contentDocument;
    if (!mail) return;
    this.#followed = mail;
    this.#resize.observe(mail.documentElement);
    mail.addEventListener('keydown', this.#onKey);
    mail.addEventListener('click', followFragment);
    this.#fit();
  }

  #fit() {
    const root = this.mail?.documentElement;
    // Where it is not to be seen it has no height, and whoever comes back would be at its beginning.
    if (!this.#shown || !root || !this.#paper.isToBeSeen) return;
    this.#shown.style.height = heightOf(this.#shown, this.node);
    this.#paper.draw();
    this.#onFit(root.scrollWidth - this.width);
  }
}
