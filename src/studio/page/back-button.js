/** @import { Store } from './state.js' */
import { element } from './element.js';

/**
 * Leads back to the list, where that is not to be seen.
 *
 * @param {Store} store
 */
export function backButton(store) {
  const back = () => store.change({ digest: '', message: '' }, { asStep: true });
  return element('button', { type: 'button', class: 'quiet back', click: back }, '← All');
}
