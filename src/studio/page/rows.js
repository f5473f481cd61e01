/** @import { DeskList, DeskRow } from '../preview.ts' */
/** @import { InboxRow } from '../inbox.ts' */
/** @import { State } from './state.js' */
import { element } from './element.js';
import { flagsOf, plural } from './words.js';
import { writeState } from './state.js';

/**
 * The digests as an inbox would list them.
 *
 * @param {DeskList} desk
 * @param {State} state
 * @param {string} openId
 * @returns {Node[]}
 */
export function deskRows({ rows, otherFindings }, state, openId) {
  const list = rows.map((row) =>
    rowLink({ ...state, digest: row.id }, openId === row.id, [
      element('span', { class: 'top' }, element('span', {}, row.from), dayOf(row.date)),
      element('span', { class: 'subject' }, [flagsOf(row.flags), row.subject].filter(Boolean).join(' ')),
      row.preheader !== '' && element('span', { class: 'preheader' }, row.preheader),
      element('span', { class: 'chips' }, ...chipsOf(row)),
    ]),
  );
  const elsewhere = otherFindings[0];
  return [
    ...(list.length > 0 ? [element('ul', {}, ...list)] : [noDigests()]),
    ...(elsewhere
      ? [
          element(
            'div',
            { class: 'rows-note' },
            element('h2', {}, `${plural(otherFindings.length, 'finding')} elsewhere`),
            element(
              'p',
              {},
              `In files that no digest is made of. The first: ${elsewhere.file}, ${elsewhere.message}`,
            ),
          ),
        ]
      : []),
  ];
}

/**
 * @param {{ total: number, rows: readonly InboxRow[] }} inbox
 * @param {State} state
 * @param {string} openId
 * @returns {Node[]}
 */
export function inboxRows({ total, rows }, state, openId) {
  if (total === 0) return [noMessages()];
  const list = rows.map((row) =>
    rowLink({ ...state, message: row.messageId }, openId === row.messageId, [
      element('span', { class: 'top' }, element('span', {}, `To ${row.to.join(', ')}`), momentOf(row.time)),
      element('span', { class: 'subject' }, row.subject),
    ]),
  );
  const left = total - rows.length;
  return [
    element('ul', {}, ...list),
    ...(left > 0 ? [element('p', { class: 'rows-note' }, `and ${plural(left, 'older message')}`)] : []),
  ];
}

/**
 * @param {State} state
 * @param {boolean} isOpen
 * @param {import('./element.js').Child[]} children
 */
function rowLink(state, isOpen, children) {
  const attributes = { class: 'row', href: writeState(state), 'aria-current': isOpen ? 'true' : undefined };
  return element('li', {}, element('a', attributes, ...children));
}

/** @param {DeskRow} row */
function chipsOf({ status, file, errors, warnings }) {
  return [
    status !== 'broken' &&
      element('span', { class: `chip ${status}` }, status === 'ready' ? 'Ready' : 'Draft'),
    errors > 0 && element('span', { class: 'chip error' }, plural(errors, 'error')),
    warnings > 0 && element('span', { class: 'chip warning' }, plural(warnings, 'warning')),
    file === undefined && element('span', { class: 'chip' }, "From the day's articles"),
  ];
}

/** @param {string} date `YYYY-MM-DD`, or empty */
function dayOf(date) {
  if (!date) return '';
  const words = new Date(`${date}T12:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return element('time', { datetime: date, title: date }, words);
}

/** @param {string} instant */
function momentOf(instant) {
  return element(
    'time',
    { datetime: instant, title: instant },
    new Date(instant).toLocaleTimeString('en-GB'),
  );
}

function noDigests() {
  return element(
    'div',
    { class: 'rows-note' },
    element('h2', {}, 'No digest yet'),
    element('p', {}, 'Save an article in content/articles/, and the digest of its day appears here.'),
  );
}

function noMessages() {
  return element(
    'div',
    { class: 'rows-note' },
    element('h2', {}, 'No message yet'),
    element('p', {}, 'Every message that is sent on this machine arrives here, and none leaves it.'),
  );
}
