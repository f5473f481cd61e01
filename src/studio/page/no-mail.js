/** @import { Store } from './state.js' */
import { backButton } from './back-button.js';
import { element } from './element.js';

/**
 * @param {Store} store
 * @param {string} wanted id of what was to be opened; empty if nothing was
 */
export function nothingOpen(store, wanted) {
  const what = store.state.tab === 'inbox' ? 'message' : 'digest';
  return wanted
    ? [
        element('header', { class: 'viewer-head' }, backButton(store)),
        empty(
          `There is no ${what} “${wanted}”`,
          'It may have been renamed or taken away. Choose another from the list.',
        ),
      ]
    : [empty('Nothing is open', 'Choose a digest or a message from the list.')];
}

/**
 * @param {Store} store
 * @param {string} wanted id of what was to be opened
 * @param {Error} error
 */
export function notLoaded(store, wanted, error) {
  return [
    element('header', { class: 'viewer-head' }, backButton(store)),
    empty(`“${wanted}” could not be loaded`, error.message),
  ];
}

export function neverRendered() {
  return empty(
    'No mail to show yet',
    'As soon as the errors above are put right, the mail appears here by itself.',
  );
}

/**
 * @param {string} title
 * @param {string} words
 */
function empty(title, words) {
  return element('div', { class: 'empty' }, element('h2', {}, title), element('p', {}, words));
}
