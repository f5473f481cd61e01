import { element } from '../element.js';

/** A dialog about something to do. It is gone for good when it is closed. */
export class ActDialog {
  #dialog = element('dialog', { class: 'act', 'aria-labelledby': 'act-title' });
  #body = element('div', { class: 'act-body' });
  #outcome = element('div', { class: 'act-outcome', role: 'status' });
  #footer = element('footer');

  /** @param {string} title */
  constructor(title) {
    this.#dialog.append(element('h2', { id: 'act-title' }, title), this.#body, this.#outcome, this.#footer);
    // Keys of the page behind it would change what is open while somebody types an address.
    this.#dialog.addEventListener('keydown', (event) => event.stopPropagation());
    this.#dialog.addEventListener('close', () => this.#dialog.remove());
    document.body.append(this.#dialog);
    this.#dialog.showModal();
  }

  /** @param {...import('../element.js').Child} nodes */
  fill(...nodes) {
    this.#body.replaceChildren(...kept(nodes));
  }

  /** What has become of it, or what stands in the way. @param {...import('../element.js').Child} nodes */
  tell(...nodes) {
    this.#outcome.replaceChildren(...kept(nodes));
  }

  /**
   * The button that closes it, and those given after it.
   *
   * @param {'Cancel' | 'Close'} words
   * @param {...HTMLElement} buttons
   */
  offer(words, ...buttons) {
    const close = () => this.#dialog.close();
    this.#footer.replaceChildren(
      element('button', { type: 'button', class: 'quiet', click: close }, words),
      ...buttons,
    );
  }

  /**
   * Does something that takes a while: nothing can be pressed meanwhile, and a failure is told.
   *
   * @param {string} words said meanwhile
   * @param {() => Promise<void>} work
   */
  async during(words, work) {
    this.tell(element('p', { class: 'note' }, words));
    // Only those that are there now: what the work offers is its own affair.
    const buttons = [...this.#dialog.querySelectorAll('button')].filter(
      ({ disabled, className }) => !disabled && className !== 'quiet',
    );
    for (const button of buttons) button.disabled = true;
    this.#dialog.ariaBusy = 'true';
    try {
      await work();
    } catch (error) {
      this.tell(element('p', { class: 'act-fault' }, error instanceof Error ? error.message : String(error)));
    } finally {
      for (const button of buttons) button.disabled = false;
      this.#dialog.ariaBusy = 'false';
    }
  }
}

/** @param {import('../element.js').Child[]} nodes */
function kept(nodes) {
  return nodes.filter((node) => node !== undefined && node !== false);
}
