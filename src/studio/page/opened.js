/** @import { Preview } from '../preview.ts' */
/** @import { Finding } from '../../digest/finding.ts' */
/** @import { MessageView } from '../message-view.ts' */
/** @import { Viewing } from './api.js' */
import { viewingQuery } from './api.js';
import { plural, timeOf } from './words.js';

/**
 * What is open, be it a digest or a message of the inbox.
 *
 * @typedef {object} Opened
 * @property {'digest' | 'message'} kind
 * @property {string} id
 * @property {string} title
 * @property {string} facts the line below the title
 * @property {MessageView | undefined} message undefined if there is nothing to show
 * @property {string | undefined} preheader known of digests only
 * @property {readonly Finding[] | undefined} findings undefined if it is not what is checked
 * @property {string | undefined} staleSince if the files cannot be rendered: when the shown version was
 * @property {string} file where the message can be downloaded
 * @property {string} query of requests for more about what is shown: empty, or `?` and how it was made
 * @property {string | undefined} web where it can be seen in the browser
 * @property {string | undefined} page what is to be seen there, as HTML
 * @property {string} [pictureStamp] differs if one of the content's pictures does
 * @property {string | undefined} unknownReader id of whom it was to be made out to, if there is nobody of that id
 * @property {'ltr' | 'rtl' | undefined} direction of what is shown; known of digests only
 */

/**
 * @param {Preview} preview
 * @param {Viewing} viewing how it was made
 * @returns {Opened}
 */
export function openedDigest({ row, shown, findings, isStale, pictureStamp, unknownReader }, viewing) {
  const path = encodeURIComponent(row.id);
  return {
    kind: 'digest',
    id: row.id,
    title: shown?.message.subject ?? row.subject,
    facts: [
      row.file ?? `the articles of ${row.date}`,
      ...(shown ? [extentOf(shown.extent), `rendered ${timeOf(shown.renderedAt)}`] : []),
    ].join(' · '),
    message: shown?.message,
    preheader: shown?.preheader,
    findings,
    staleSince: isStale && shown ? shown.renderedAt : undefined,
    file: `api/digests/${path}/message.eml${viewingQuery(viewing)}`,
    query: viewingQuery(viewing),
    web: `/issues/${path}`,
    page: shown?.web,
    pictureStamp,
    unknownReader,
    direction: shown?.direction,
  };
}

/**
 * @param {MessageView} message
 * @param {string} messageId
 * @returns {Opened}
 */
export function openedMessage(message, messageId) {
  return {
    kind: 'message',
    id: messageId,
    title: message.subject,
    facts: `${message.from} to ${message.to}`,
    message,
    preheader: undefined,
    findings: undefined,
    staleSince: undefined,
    file: `api/inbox/${encodeURIComponent(messageId)}/message.eml`,
    query: '',
    web: undefined,
    page: undefined,
    unknownReader: undefined,
    direction: undefined,
  };
}

/** @param {import('../../digest/digest.ts').Extent} extent */
function extentOf({ articles, words, minutes }) {
  return `${plural(articles, 'article')}, ${plural(words, 'word')}, ${plural(minutes, 'minute')}`;
}
