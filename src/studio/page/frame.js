import { element } from './element.js';
import { sourceOf } from './frame-document.js';
import { renewNode } from './renew-node.js';
import { findWords } from './views/find-words.js';
import { followFragment } from './views/follow-fragment.js';
import { markWords } from './views/mark-words.js';

/** A new version waits this long for its pictures before it takes the old one's place. */
const PATIENCE_MS = 400;

/**
 * The frame that a mail is shown in: as high as the mail, so that the stage around it scrolls and a new version
 * leaves the reader where they were. A new version of what is shown changes what differs, and nothing else.
 *
 * It has no scripts, by its sandbox and by the page's policy. It is of the page's origin nevertheless, which is
 * only safe because of that: it is how the page measures the mail and finds a link in it.
 */
export class Frame {
  #host = element('div', { class: 'frames' });
  /** @type {HTMLIFrameElement | undefined} */
  #shown;
  #shownName = '';
  /** @type {Document | undefined} */
  #followed;
  /** @type {number | undefined} in pixels; undefined if it is as wide as there is room */
  #width;
  #room = Infinity;
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
    return this.#host;
  }

  /** In pixels, whatever was asked for. */
  get width() {
    return this.#host.clientWidth;
  }

  /** How large it is drawn: 1, or less where it has less room than it is wide. */
  get scale() {
    return Math.min(1, this.#room / (this.#width ?? 1));
  }

  /** @param {string} width in pixels, or `full` */
  setWidth(width) {
    this.#width = width === 'full' ? undefined : Number(width);
    this.#host.classList.toggle('is-full', width === 'full');
    this.#host.style.width = width === 'full' ? '' : `${width}px`;
    this.#fit();
  }

  /**
   * Where there is less room than it is wide it is drawn smaller; the mail in it is laid out as before.
   *
   * @param {number} room in pixels
   */
  setRoom(room) {
    this.#room = room;
    this.#fit();
  }

  /** Where headings begin and the mail ends, in pixels from its top. */
  get places() {
    const headings = [...(this.mail?.querySelectorAll('h1, h2, h3') ?? [])];
    const tops = headings.map((heading) => heading.getBoundingClientRect().top);
    return [...tops, this.#host.clientHeight].map((place) => place * this.scale);
  }

  /**
   * @param {Document} mail
   * @param {object} about
   * @param {string} about.name a new version has that of the one before
   * @param {string} about.title what the frame holds, in words
   * @param {string} about.appearance
   */
  async show(mail, { name, title, appearance }) {
    for (const waiting of this.#host.querySelectorAll('.is-coming')) waiting.remove();
    // A frame that was taken out of the page and put back is about to load what it held at first.
    if (this.#shown && this.mail && this.mail === this.#followed && name === this.#shownName) {
      this.#shown.title = title;
      renewNode(this.mail.documentElement, mail.documentElement);
      return this.#fit();
    }
    const coming = element('iframe', {
      class: 'is-coming',
      sandbox: 'allow-same-origin allow-popups allow-popups-to-escape-sandbox',
      title,
    });
    coming.style.colorScheme = appearance === 'dark' ? 'dark' : 'light';
    // Whenever it loads its document is a new one, which nothing is known of; also when it did so late.
    coming.addEventListener('load', () => coming === this.#shown && this.#follow(coming));
    coming.srcdoc = sourceOf(mail);
    this.#host.append(coming);
    await laidOut(coming);
    if (!coming.isConnected) return;
    this.#replace(coming, appearance);
    this.#shownName = name;
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
   * @param {HTMLIFrameElement} coming
   * @param {string} appearance
   */
  #replace(coming, appearance) {
    // Of its full height before the other goes, or the stage has for a moment nothing to scroll.
    coming.style.height = heightOf(coming);
    this.#shown?.remove();
    this.#shown = coming;
    coming.classList.remove('is-coming');
    this.#host.classList.toggle('is-dark', appearance !== 'light');
    this.#follow(coming);
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
    if (!this.#shown || !root) return;
    this.#shown.style.height = heightOf(this.#shown);
    this.#draw();
    this.#onFit(root.scrollWidth - this.#host.clientWidth);
  }

  // What is drawn smaller keeps its place: what it does not take of that is taken back by its margins.
  #draw() {
    const { scale } = this;
    const { style, offsetWidth, offsetHeight } = this.#host;
    style.transform = scale < 1 ? `scale(${scale})` : '';
    style.marginRight = scale < 1 ? `${(scale - 1) * offsetWidth}px` : '';
    style.marginBottom = scale < 1 ? `${(scale - 1) * offsetHeight}px` : '';
  }
}

/**
 * Waits until a frame has loaded; not for pictures that take long, but always for its words.
 *
 * @param {HTMLIFrameElement} frame
 */
function laidOut(frame) {
  return new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
    const lookAgain = () => {
      const hasWords = frame.contentDocument?.URL === 'about:srcdoc';
      if (hasWords || !frame.isConnected) resolve(undefined);
      else setTimeout(lookAgain, PATIENCE_MS);
    };
    setTimeout(lookAgain, PATIENCE_MS);
  });
}

/** @param {HTMLIFrameElement} frame */
function heightOf(frame) {
  return `${Math.ceil(frame.contentDocument?.documentElement.getBoundingClientRect().height ?? 0)}px`;
}
