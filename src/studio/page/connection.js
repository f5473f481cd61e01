import { elementById } from './element.js';
import { NotConnected } from './fetch-from-studio.js';

/** Says whether the page still hears of changes, and what went wrong with it: in every width, above all else. */
export class Connection {
  #status = elementById('connection');
  #banner = elementById('disconnected');
  /** @type {Date | undefined} */
  #since;

  constructor() {
    addEventListener('unhandledrejection', (event) => this.#explain(event));
  }

  /** @param {boolean} isLive */
  show(isLive) {
    this.#since = isLive ? undefined : (this.#since ?? new Date());
    this.#status.classList.toggle('is-live', isLive);
    this.#status.textContent = isLive ? 'Live' : 'Not connected';
    this.#say(this.#since ? `Not connected since ${minuteOf(this.#since)}. What you save is not shown.` : '');
  }

  /** Takes away what went wrong, if it is not that nobody answers. */
  forget() {
    if (!this.#since) this.#say('');
  }

  // That nobody answers is known, and was said in words.
  /** @param {PromiseRejectionEvent} event */
  #explain(event) {
    const { reason } = event;
    if (reason instanceof NotConnected) event.preventDefault();
    else if (!this.#since) this.#say(String(reason?.message ?? reason));
  }

  // Only what is new is said: a screen reader would read it out each time.
  /** @param {string} words */
  #say(words) {
    if (this.#banner.textContent === words) return;
    this.#banner.textContent = words;
    this.#banner.hidden = words === '';
  }
}

/** @param {Date} at */
function minuteOf(at) {
  return at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
