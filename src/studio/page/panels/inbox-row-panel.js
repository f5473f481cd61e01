/** @import { Opened } from '../opened.js' */
import { element } from '../element.js';
import { cut, GMAIL_ON_THE_WEB, lengthOf, ON_A_PHONE } from '../inbox-cut.js';
import { withFlagsAsLetters } from '../words.js';

/**
 * What a reader sees before opening it.
 *
 * @param {Opened} opened
 */
export function inboxRowPanel({ message, preheader = '' }) {
  if (!message) return [element('p', { class: 'note' }, 'There is no mail yet.')];
  const { subject } = message;
  const sender = message.from.replace(/\s*<.*>$/, '');
  return [
    ...inboxRow('Gmail on the web', { sender, subject, preheader, room: GMAIL_ON_THE_WEB }),
    ...inboxRow('A phone', { sender, subject, preheader, room: ON_A_PHONE }),
    ...inboxRow('Windows, where flags are letters', {
      sender,
      subject: withFlagsAsLetters(subject),
      preheader,
      room: GMAIL_ON_THE_WEB,
    }),
    element(
      'p',
      { class: 'note' },
      `The subject has ${lengthOf(subject)} characters, the preheader ${lengthOf(preheader)}.`,
    ),
  ];
}

/**
 * @param {string} title
 * @param {{ sender: string, subject: string, preheader: string, room: typeof ON_A_PHONE }} row
 */
function inboxRow(title, { sender, subject, preheader, room }) {
  return [
    element('h3', {}, title),
    element(
      'div',
      { class: 'inbox-row' },
      element('span', {}, sender),
      element('strong', {}, cut(subject, room.subject)),
      preheader !== '' && element('span', {}, cut(preheader, room.preheader)),
    ),
  ];
}
