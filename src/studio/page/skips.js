import { elementById } from './element.js';

/**
 * The links at the page's start lead past the list. They are no places of the page's address, which holds the state.
 *
 * @param {() => void} unfoldPanel
 */
export function followSkips(unfoldPanel) {
  elementById('skips').addEventListener('click', (event) => {
    const link = /** @type {Element} */ (event.target).closest('a');
    if (!link) return;
    event.preventDefault();
    const id = link.hash.slice(1);
    if (id === 'inspector') unfoldPanel();
    const part = elementById(id);
    /** @type {HTMLElement} */ (part.querySelector('.stage, [aria-selected="true"]') ?? part).focus();
  });
}
