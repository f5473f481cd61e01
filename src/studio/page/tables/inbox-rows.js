/** @import { InboxList } from '../../inbox.ts' */
/** @import { State } from '../state.js' */
import { element } from '../element.js';
import { listNote, pageLinks, rowLink } from '../row-link.js';
import { momentOf } from '../times.js';

/**
 * @param {InboxList | undefined} inbox undefined as long as it is being loaded
 * @param {State} state
 * @param {string} openId
 * @returns {HTMLElement[]}
 */
export function inboxRows(inbox, state, openId) {
  if (!inbox) return [];
  const { total, rows, next } = inbox;
  if (total === 0) {
    return [
      listNote(
        'No message yet',
        'Every message that is sent on this machine arrives here, and none leaves it.',
      ),
    ];
  }
  if (rows.length === 0) {
    return [
      listNote(
        'Nothing found',
        'No message has these words in its subject or addresses. “to:ann@example.org” finds all that one address got.',
      ),
    ];
  }
  const list = rows.map((row) =>
    rowLink(row.messageId, { ...state, message: row.messageId }, openId === row.messageId, [
      element('span', { class: 'top' }, element('span', {}, `To ${row.to.join(', ')}`), momentOf(row.time)),
      element('span', { class: 'subject' }, row.subject),
    ]),
  );
  return [element('ul', {}, ...list), ...pageLinks(state, next, { first: 'Newest', rest: 'Older' })];
}
