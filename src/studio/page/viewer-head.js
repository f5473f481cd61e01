/** @import { Opened } from './opened.js' */
/** @import { Store } from './state.js' */
import { createActions } from './actions.js';
import { backButton } from './back-button.js';
import { element } from './element.js';
import { createFold } from './fold.js';

/** What is open, and what can be done with it. */
export class ViewerHead {
  #title = element('h2');
  #actions = element('div', { class: 'actions' });
  #fold;
  #facts = element('p', { class: 'facts', role: 'status' });

  /** @param {Store} store */
  constructor(store) {
    this.#fold = createFold(store, { part: 'look', controls: 'toolbar', label: 'How it looks' });
    this.node = element(
      'header',
      { class: 'viewer-head' },
      backButton(store),
      this.#title,
      this.#actions,
      this.#facts,
    );
  }

  /** @param {Opened} opened */
  show(opened) {
    this.#title.textContent = opened.title;
    this.#facts.textContent = opened.facts;
    for (const action of [...this.#actions.children]) if (action !== this.#fold.node) action.remove();
    this.#actions.prepend(...createActions(opened));
    // Stays in its place while a save changes what is shown: whoever has gone to it is not taken away.
    if (!opened.message) this.#fold.node.remove();
    else if (!this.#fold.node.isConnected) this.#actions.append(this.#fold.node);
  }
}
