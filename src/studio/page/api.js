/** @import { DeskList, Preview } from '../preview.ts' */
/** @import { MessageView } from '../message-view.ts' */

/** @returns {Promise<DeskList>} */
export async function loadDesk() {
  return (await ask('api/digests')).json();
}

/**
 * @param {string} id
 * @returns {Promise<Preview | undefined>} undefined if there is no such digest
 */
export async function loadPreview(id) {
  return loadIfThere(`api/digests/${encodeURIComponent(id)}`);
}

/** @returns {Promise<{ total: number, rows: readonly import('../inbox.ts').InboxRow[] }>} */
export async function loadInbox() {
  return (await ask('api/inbox')).json();
}

/**
 * @param {string} messageId
 * @returns {Promise<MessageView | undefined>} undefined if there is no such message
 */
export async function loadMessage(messageId) {
  return loadIfThere(`api/inbox/${encodeURIComponent(messageId)}`);
}

/**
 * Calls back whenever the server says that something changed, and when it is there again after it was not.
 *
 * @param {{ desk: () => void, inbox: () => void, live: (isLive: boolean) => void }} listeners
 */
export function followChanges({ desk, inbox, live }) {
  const events = new EventSource('api/events');
  events.addEventListener('desk', desk);
  events.addEventListener('inbox', inbox);
  events.addEventListener('open', () => live(true));
  events.addEventListener('error', () => live(false));
}

/** @param {string} path */
async function loadIfThere(path) {
  const response = await ask(path);
  return response.status === 404 ? undefined : response.json();
}

/** @param {string} path */
async function ask(path) {
  const response = await fetch(path);
  if (!response.ok && response.status !== 404) {
    throw new Error(`The studio failed at ${path} (${response.status}). Its terminal says why.`);
  }
  return response;
}
