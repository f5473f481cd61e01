import { element } from './element.js';
import { findWords } from './views/find-words.js';
import { markWords } from './views/mark-words.js';

/** A new version waits this long for its pictures before it takes the old one's place. */
const PATIENCE_MS = 400;

/**
 * The frame that a mail is shown in: as high as the mail, so that the stage around it scrolls and a new version
 * leaves the reader where they were.
 *
 * It has no scripts, by its sandbox and by the page's policy. It is of the page's origin nevertheless, which is
 * only safe because of that: it is how the page measures the mail and finds a link in it.
 */
export class Frame {
  #host = element('div', { class: 'frames' });
  /** @type {HTMLIFrameElement | undefined} */
  #shown;
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

  /** @param {string} width in pixels, or `full` */
  setWidth(width) {
    this.#host.classList.toggle('is-full', width === 'full');
    this.#host.style.width = width === 'full' ? '' : `${width}px`;
    this.#fit();
  }

  /** Where headings begin and the mail ends, in pixels from its top. */
  get places() {
    const headings = [...(this.mail?.querySelectorAll('h1, h2, h3') ?? [])];
    const tops = headings.map((heading) => heading.getBoundingClientRect().top);
    return [...tops, this.#host.clientHeight];
  }

  /**
   * @param {string} source for the frame's `srcdoc`
   * @param {string} appearance
   * @param {string} title what the frame holds, in words
   */
  async show(source, appearance, title) {
    const coming = element('iframe', {
      class: 'is-coming',
      sandbox: 'allow-same-origin allow-popups allow-popups-to-escape-sandbox',
      title,
    });
    coming.style.colorScheme = appearance === 'dark' ? 'dark' : 'light';
    for (const waiting of this.#host.querySelectorAll('.is-coming')) waiting.remove();
    const laidOut = new Promise((resolve) => {
      coming.addEventListener('load', resolve, { once: true });
      setTimeout(resolve, PATIENCE_MS);
    });
    coming.srcdoc = source;
    this.#host.append(coming);
    await laidOut;
    if (coming.isConnected) this.#replace(coming, appearance);
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
    this.#resize.disconnect();
    const mail = coming.contentDocument;
    if (!mail) return;
    this.#resize.observe(mail.documentElement);
    mail.addEventListener('keydown', this.#onKey);
    mail.addEventListener('click', followFragment);
    this.#fit();
  }

  #fit() {
    const root = this.mail?.documentElement;
    if (!this.#shown || !root) return;
    this.#shown.style.height = heightOf(this.#shown);
    this.#onFit(root.scrollWidth - this.#host.clientWidth);
  }
}

/** @param {HTMLIFrameElement} frame */
function heightOf(frame) {
  return `${Math.ceil(frame.contentDocument?.documentElement.getBoundingClientRect().height ?? 0)}px`;
}

/**
 * The base address of a `srcdoc` is that of the page around it, so that a link to a place in the mail would leave it.
 *
 * @param {MouseEvent} event
 */
function followFragment(event) {
  const link = /** @type {Element} */ (event.target).closest('a[href^="#"]');
  if (!link) return;
  event.preventDefault();
  const name = decodeURIComponent(link.getAttribute('href')?.slice(1) ?? '');
  const place = link.ownerDocument.getElementById(name) ?? link.ownerDocument.getElementsByName(name)[0];
  place?.scrollIntoView();
}
