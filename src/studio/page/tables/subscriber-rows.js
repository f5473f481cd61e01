/** @import { SubscriberList } from '../../subscriber-table.ts' */
/** @import { State } from '../state.js' */
import { element } from '../element.js';
import { NO_SYSTEM } from '../lists.js';
import { listNote, pageLinks, rowLink } from '../row-link.js';
import { dayOf } from '../times.js';
import { noSystem } from './no-system.js';
import { standingChip } from './standing-chip.js';

/**
 * @param {SubscriberList | typeof NO_SYSTEM | undefined} subscribers
 * @param {State} state
 * @param {string} openId
 * @returns {HTMLElement[]}
 */
export function subscriberRows(subscribers, state, openId) {
  if (!subscribers) return [];
  if (subscribers === NO_SYSTEM) return [noSystem('subscribers')];
  const { rows, total, next } = subscribers;
  if (total === 0) {
    return [
      listNote(
        'No subscriber yet',
        'Sign somebody up: ',
        element('a', { href: '/', target: '_blank' }, 'the sign-up page'),
      ),
    ];
  }
  if (rows.length === 0)
    return [listNote('Nobody found', 'Look for another part of the address, or at everybody.')];
  const list = rows.map(({ id, address, standing, since }) =>
    rowLink(id, { ...state, subscriber: id }, openId === id, [
      element('span', { class: 'top' }, standingChip(standing), dayOf(since.slice(0, 10))),
      element('span', { class: 'subject' }, address || 'Erased'),
    ]),
  );
  return [element('ul', {}, ...list), ...pageLinks(state, next, { first: 'Latest', rest: 'More' })];
}
