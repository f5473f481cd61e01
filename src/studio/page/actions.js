/** @import { Opened } from './opened.js' */
import { openPublishDialog } from './acts/publish-dialog.js';
import { saveMenu } from './acts/save-menu.js';
import { openTestDialog } from './acts/test-dialog.js';
import { element } from './element.js';

/**
 * What can be done with what is open.
 *
 * @param {Opened} opened
 * @returns {Node[]}
 */
export function createActions(opened) {
  const { message, web, kind, id } = opened;
  if (!message) return [];
  return [
    ...(web ? [element('a', { class: 'action', href: web, target: '_blank' }, 'In the browser')] : []),
    ...saveMenu(opened),
    ...(kind === 'digest'
      ? [
          button('Send a test', () => openTestDialog(id, message.from)),
          button('Publish', () => openPublishDialog(id), 'action main'),
        ]
      : []),
  ];
}

/**
 * @param {string} words
 * @param {() => void} click
 */
function button(words, click, look = 'action') {
  return element('button', { type: 'button', class: look, click }, words);
}
