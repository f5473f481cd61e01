/** @import { Opened } from '../opened.js' */
import { element } from '../element.js';

/**
 * A panel that shows a part of the message as it is written.
 *
 * @param {'text' | 'html' | 'raw'} part
 * @param {string} note
 * @returns {(opened: Opened) => Node[]}
 */
export function sourcePanel(part, note) {
  return ({ message }) => {
    if (!message) return [element('p', { class: 'note' }, 'There is no mail yet.')];
    const button = element('button', { type: 'button', class: 'action', click: copy }, 'Copy');
    return [
      element('div', { class: 'panel-bar' }, element('p', { class: 'note' }, note), button),
      element('pre', {}, message[part]),
    ];

    async function copy() {
      await navigator.clipboard.writeText(message?.[part] ?? '');
      button.textContent = 'Copied';
    }
  };
}
