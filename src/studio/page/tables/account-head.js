/** @import { Store } from '../state.js' */
import { element } from '../element.js';

/**
 * What stands above an account. The line of facts is filled by whoever shows it.
 *
 * @param {Store} store
 * @param {{ title: string, controls?: HTMLElement[] }} parts
 * @returns {HTMLElement[]}
 */
export function accountHead(store, { title, controls = [] }) {
  const back = () => store.change({ subscriber: '', issue: '' }, { asStep: true });
  return [
    element('button', { type: 'button', class: 'quiet back', click: back }, '← All'),
    element(
      'div',
      { class: 'account-title' },
      element('h2', {}, title),
      element('div', { class: 'actions' }, ...controls),
    ),
    element('p', { class: 'facts' }),
  ];
}
