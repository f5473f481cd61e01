import { element } from '../element.js';

/**
 * Has the browser keep a file where it keeps downloads.
 *
 * @param {string} name
 * @param {Blob} content
 */
export function keepFile(name, content) {
  const address = URL.createObjectURL(content);
  element('a', { href: address, download: name }).click();
  // The browser takes it over after this turn, not within it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
