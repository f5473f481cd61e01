/** @import { Opened } from '../opened.js' */
import { element } from '../element.js';
import { codeView } from './code-view.js';
import { copyButton } from './copy-button.js';
import { findField } from './find-field.js';

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
    return sourceNodes(message[part], { note, isMarkup: part === 'html' });
  };
}

/**
 * Source text under a line that says what it is, with a field that finds words in it.
 *
 * @param {string} text
 * @param {{ note: string, isMarkup: boolean }} options
 * @returns {Node[]}
 */
export function sourceNodes(text, { note, isMarkup }) {
  const code = codeView(text, { isMarkup });
  return [
    element('div', { class: 'panel-bar' }, element('p', { class: 'note' }, note), copyButton(text)),
    findField(code),
    code,
  ];
}
