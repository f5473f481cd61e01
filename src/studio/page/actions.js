/** @import { Opened } from './opened.js' */
import { element } from './element.js';

/**
 * What can be done with what is open.
 *
 * @param {Opened} opened
 * @returns {Node[]}
 */
export function createActions({ message, web, file }) {
  if (!message) return [];
  return [
    ...(web ? [element('a', { class: 'action', href: web, target: '_blank' }, 'In the browser')] : []),
    element('a', { class: 'action', href: file, download: true }, 'Download .eml'),
  ];
}
