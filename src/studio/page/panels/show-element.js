/** @import { PanelTools } from './panel.js' */
import { element } from '../element.js';

const SHOWN_MS = 2500;

/** Those outlined now: whoever presses again would have the outline kept as the element's own. @type {WeakSet<HTMLElement>} */
const marked = new WeakSet();

/**
 * A button that leads to an element of the mail, which is outlined for a moment.
 *
 * @param {string} selector
 * @param {PanelTools} tools
 */
export function showElement(selector, { mailDocument }) {
  const button = element('button', { type: 'button', class: 'action', click: show }, 'Show in the mail');
  return button;

  function show() {
    const found = /** @type {HTMLElement | null | undefined} */ (mailDocument()?.querySelector(selector));
    if (!found) {
      button.textContent = 'Not in what is shown';
      return;
    }
    found.scrollIntoView({ block: 'center' });
    if (marked.has(found)) return;
    marked.add(found);
    const { outline } = found.style;
    found.style.outline = '3px solid #d43b2f';
    setTimeout(() => {
      found.style.outline = outline;
      marked.delete(found);
    }, SHOWN_MS);
  }
}
