/** @import { Store } from './state.js' */
import { element } from './element.js';

/**
 * A button that unfolds a part of the page where there is no room for all: beside the mail one of them at a time. Where
 * there is room it is not to be seen; see fold.css.
 *
 * @param {Store} store
 * @param {{ part: string, controls: string, label: string }} fold `part` of the state's `unfolded`; `controls`: the id of
 *   what it unfolds
 */
export function createFold(store, { part, controls, label }) {
  const words = element('span', {}, label);
  const isOpen = () => store.state.unfolded === part;
  const node = element(
    'button',
    {
      type: 'button',
      class: `fold action fold-${part}`,
      'aria-controls': controls,
      click: () => store.change({ unfolded: isOpen() ? '' : part }),
    },
    words,
  );
  const follow = () => {
    node.setAttribute('aria-expanded', String(isOpen()));
    document.body.classList.toggle(`is-${part}-unfolded`, isOpen());
  };
  store.onChange(follow);
  follow();
  return {
    node,
    words,
    fold() {
      if (isOpen()) store.change({ unfolded: '' });
    },
    /** Unfolds it, if it can be folded here. */
    unfold() {
      if (node.checkVisibility()) store.change({ unfolded: part });
    },
  };
}
