import { element } from '../element.js';

/** @param {string} text what it copies */
export function copyButton(text) {
  const button = element('button', { type: 'button', class: 'action', click: copy }, 'Copy');
  return button;

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = 'Copied';
    } catch {
      button.textContent = 'The browser does not allow it';
    }
  }
}
