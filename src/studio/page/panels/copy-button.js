import { element } from '../element.js';

/** @param {string} text what it copies */
export function copyButton(text) {
  const button = element('button', { type: 'button', class: 'action', click: copy }, 'Copy');
  return button;

  async function copy() {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  }
}
