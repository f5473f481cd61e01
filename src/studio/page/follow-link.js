/** @import { Store } from './state.js' */
import { readState } from './state.js';

/**
 * Follows a link to another state of the page without loading it anew. The links are real ones, for a new tab or a
 * bookmark; a plain click needs no new page.
 *
 * @param {MouseEvent} event
 * @param {Store} store
 */
export function followLink(event, store) {
  const link = /** @type {Element} */ (event.target).closest('a');
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!link || !isPlain || link.target === '_blank') return;
  event.preventDefault();
  store.change(readState(new URL(link.href).search), { asStep: true });
}
