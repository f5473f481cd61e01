/** @import { Preview } from '../preview.ts' */
/** @import { Finding } from '../../digest/finding.ts' */
/** @import { MessageView } from '../message-view.ts' */
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
 * @property {string | undefined} web where it can be seen in the browser
 */

/**
 * @param {Preview} preview
 * @returns {Opened}
 */
export function openedDigest({ row, shown, findings, isStale }) {
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
    file: `api/digests/${path}/message.eml`,
    web: `/issues/${path}`,
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
    web: undefined,
  };
}

/** @param {import('../../digest/digest.ts').Extent} extent */
function extentOf({ articles, words, minutes }) {
  return `${plural(articles, 'article')}, ${plural(words, 'word')}, ${plural(minutes, 'minute')}`;
}
