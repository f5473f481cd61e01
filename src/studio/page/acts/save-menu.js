/** @import { Opened } from '../opened.js' */
/** @import { MessageView } from '../../message-view.ts' */
import { element } from '../element.js';
import { drawViews } from './draw-views.js';
import { keepFile } from './keep-file.js';
import { showNotice } from './notice.js';

/**
 * A button with all the ways to take the mail elsewhere.
 *
 * @param {Opened} opened
 * @returns {Node[]}
 */
export function saveMenu(opened) {
  const { message, file, kind, id } = opened;
  if (!message) return [];
  const menu = element('div', { id: 'save-menu', class: 'menu', popover: 'auto' });
  const button = element(
    'button',
    { type: 'button', class: 'action', popovertarget: 'save-menu' },
    'Save or copy',
  );
  const choice = (/** @type {string} */ words, /** @type {() => unknown} */ work) =>
    element(
      'button',
      {
        type: 'button',
        click: () => {
          menu.hidePopover();
          void work();
        },
      },
      words,
    );
  const text = (/** @type {string} */ ending, /** @type {string} */ type, /** @type {string} */ words) =>
    choice(`Download .${ending}`, () => keepFile(`${id}.${ending}`, new Blob([words], { type })));
  const draw = (/** @type {'png' | 'pdf' | 'zip'} */ format) => () => drawViews({ kind, id }, format);
  menu.append(
    choice('Copy for pasting into a mail', () => tellIfRefused(copyForPasting(message))),
    choice('Copy the HTML source', () => tellIfRefused(copySource(message))),
    element('hr'),
    element('a', { href: file, download: true, click: () => menu.hidePopover() }, 'Download .eml'),
    text('html', 'text/html', message.html),
    text('txt', 'text/plain', message.text),
    element('hr'),
    choice('This view as PNG', draw('png')),
    choice('This view as PDF', draw('pdf')),
    choice('All views as PNG and PDF (zip)', draw('zip')),
  );
  menu.addEventListener('beforetoggle', () => placeBelow(menu, button));
  return [button, menu];
}

/**
 * Popovers lie above everything, and so do not know their button.
 *
 * @param {HTMLElement} menu
 * @param {HTMLElement} button
 */
function placeBelow(menu, button) {
  const { bottom, right } = button.getBoundingClientRect();
  menu.style.top = `${bottom + 4}px`;
  menu.style.right = `${Math.max(8, Math.min(document.documentElement.clientWidth - right, document.documentElement.clientWidth - 268))}px`;
}

/** Browsers keep the clipboard from a page that is not in front, or that was not allowed it. @param {Promise<void>} copying */
async function tellIfRefused(copying) {
  try {
    await copying;
  } catch {
    showNotice('The browser does not let this page use the clipboard. Download the file instead.');
  }
}

/** @param {MessageView} message */
async function copyForPasting({ html, text }) {
  if (typeof ClipboardItem === 'undefined')
    return showNotice('This browser copies plain text only. Use "Copy the HTML source".');
  const part = (/** @type {string} */ type, /** @type {string} */ words) => new Blob([words], { type });
  const item = new ClipboardItem({
    'text/html': part('text/html', html),
    'text/plain': part('text/plain', text),
  });
  await navigator.clipboard.write([item]);
  showNotice('Copied. Paste it into a message that you write.');
}

/** @param {MessageView} message */
async function copySource({ html }) {
  await navigator.clipboard.writeText(html);
  showNotice('Copied, as HTML source.');
}
