/** @import { PanelTools } from './panel.js' */
import { element } from '../element.js';

/**
 * A button that leads to words in the mail.
 *
 * @param {readonly string[]} words the likeliest first; those that the mail has are shown
 * @param {PanelTools} tools
 */
export function showInMail(words, { showText }) {
  const button = element('button', { type: 'button', class: 'action', click: show }, 'Show in the mail');
  return button;

  function show() {
    if (!words.some((each) => showText(each))) button.textContent = 'Not in the mail in these words';
  }
}
