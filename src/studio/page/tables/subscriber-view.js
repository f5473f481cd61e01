/** @import { SubscriberAccount } from '../../subscriber-table.ts' */
/** @import { InboxRow } from '../../inbox.ts' */
/** @import { Store } from '../state.js' */
import { element } from '../element.js';
import { tabChange, writeState } from '../state.js';
import { dayAndTimeOf } from '../times.js';
import { accountHead } from './account-head.js';
import { outcomeChip, reasonOf } from './entry-words.js';
import { standingChip } from './standing-chip.js';
import { dataTable } from './data-table.js';

const MOST_MESSAGES = 10;

/**
 * All that is kept of a subscriber, with the messages that they got on this machine.
 *
 * @param {Store} store
 * @param {SubscriberAccount} subscriber
 * @param {readonly InboxRow[]} messages
 * @returns {Node[]}
 */
export function subscriberView(store, subscriber, messages) {
  const { id, address, former } = subscriber;
  const head = element('div', {}, ...accountHead(store, { title: address || 'Erased' }));
  head
    .querySelector('.facts')
    ?.append(...factsOf(subscriber), ' · id ', element('span', { class: 'mono' }, id));
  return [
    head,
    section('Issues', issuesOf(store, subscriber)),
    section('Messages on this machine', messagesOf(store, address, messages)),
    section('How they came to be where they are', stepsOf(subscriber)),
    ...former.map((before) => section(`Before: ${before.address || 'erased'}`, stepsOf(before))),
  ];
}

/** @param {SubscriberAccount} subscriber */
function factsOf({ standing, since, pausedUntil, confirmBy, suppressedBy }) {
  return [
    standingChip(standing),
    ' since ',
    dayAndTimeOf(since),
    ...(suppressedBy ? [`, because of ${suppressedBy}`] : []),
    ...(pausedUntil ? [', until ', dayAndTimeOf(pausedUntil)] : []),
    ...(confirmBy ? [', to be confirmed by ', dayAndTimeOf(confirmBy)] : []),
  ];
}

/**
 * @param {Store} store
 * @param {SubscriberAccount} subscriber
 */
function issuesOf({ state }, { id, issues }) {
  if (issues.length === 0) return element('p', { class: 'note' }, 'No issue was meant for them yet.');
  const rows = issues.map(({ issueId, entry }) => {
    const ledger = { issue: issueId, who: id, outcome: '', entriesAfter: '', entry: id };
    const message = entry.state === 'SENT' ? entry.messageId : '';
    return [
      element('a', { href: writeState({ ...state, ...tabChange('issues'), ...ledger }) }, issueId),
      outcomeChip(entry),
      reasonOf(entry),
      dayAndTimeOf(entry.at),
      message
        ? element('a', { href: writeState({ ...state, ...tabChange('inbox'), message }) }, 'The message')
        : '',
    ];
  });
  return dataTable(['Issue', 'State', 'Why', 'When', 'Message'], rows);
}

/**
 * @param {Store} store
 * @param {string} address
 * @param {readonly InboxRow[]} messages
 */
function messagesOf({ state }, address, messages) {
  if (messages.length === 0) return element('p', { class: 'note' }, 'The inbox has none to this address.');
  const inbox = { ...state, ...tabChange('inbox'), search: `to:${address}` };
  return element(
    'div',
    {},
    dataTable(
      ['Subject', 'When'],
      messages
        .slice(0, MOST_MESSAGES)
        .map(({ messageId, subject, time }) => [
          element('a', { href: writeState({ ...inbox, message: messageId }) }, subject),
          dayAndTimeOf(time),
        ]),
    ),
    element(
      'p',
      {},
      element('a', { class: 'action', href: writeState({ ...inbox, message: '' }) }, 'All in the inbox'),
    ),
  );
}

/** @param {Pick<SubscriberAccount, 'steps'>} kept */
function stepsOf({ steps }) {
  if (steps.length === 0) return element('p', { class: 'note' }, 'Nothing is kept of that.');
  return dataTable(
    ['When', 'Step', 'By', 'Words', 'Where'],
    steps.map(({ at, step, how, wording = '', source = '' }) => [
      dayAndTimeOf(at),
      step,
      how,
      wording,
      source,
    ]),
  );
}

/**
 * @param {string} title
 * @param {Node} content
 */
function section(title, content) {
  return element('section', { class: 'account-part' }, element('h3', {}, title), content);
}
