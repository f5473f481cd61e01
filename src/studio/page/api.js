/** @import { DeskList, Preview } from '../preview.ts' */
/** @import { MessageView } from '../message-view.ts' */
import { fetchFromStudio } from './fetch-from-studio.js';

/** How long a server that answered with something else than a studio is left alone. */
const RETRY_MS = 3000;

/** @returns {Promise<DeskList>} */
export async function loadDesk() {
  return (await ask('api/digests')).json();
}

/**
 * @param {string} id
 * @param {Viewing} viewing
 * @returns {Promise<Preview | undefined>} undefined if there is no such digest
 */
export async function loadPreview(id, viewing) {
  return loadIfThere(`api/digests/${encodeURIComponent(id)}${viewingQuery(viewing)}`);
}

/**
 * How the server is to make a digest: in which direction, and made out to whom.
 *
 * @typedef {{ direction: string, reader: string }} Viewing
 */

/**
 * @param {Viewing} viewing
 * @returns {string} empty, or `?` and what differs from how it would be sent
 */
export function viewingQuery({ direction, reader }) {
  const query = new URLSearchParams({
    ...(direction === 'rtl' ? { direction } : {}),
    ...(reader ? { reader } : {}),
  });
  return query.size > 0 ? `?${query}` : '';
}

/**
 * @param {string} id
 * @returns {Promise<import('../comparison.ts').Comparison | null>} null if there is nothing to compare with
 */
export async function loadSinceLast(id) {
  return (await ask(`api/digests/${encodeURIComponent(id)}/since-last`)).json();
}

/**
 * @param {string} search
 * @returns {Promise<import('../readers.ts').ReaderList | null>} null where there are no subscribers
 */
export async function loadReaders(search) {
  return (await ask(`api/readers?${new URLSearchParams({ search })}`)).json();
}

/**
 * @param {{ search: string, within?: string, after?: string }} query
 * @returns {Promise<import('../inbox.ts').InboxList>}
 */
export async function loadInbox(query) {
  return (await ask(`api/inbox${queryOf(query)}`)).json();
}

/**
 * @param {{ search: string, standing: string, after: string }} query
 * @returns {Promise<import('../subscriber-table.ts').SubscriberList | undefined>} undefined where no system runs
 */
export async function loadSubscribers(query) {
  return loadIfThere(`api/subscribers${queryOf(query)}`);
}

/**
 * @param {string} id
 * @returns {Promise<import('../subscriber-table.ts').SubscriberAccount | undefined>}
 */
export async function loadSubscriber(id) {
  return loadIfThere(`api/subscribers/${encodeURIComponent(id)}`);
}

/** @returns {Promise<readonly import('../issue-table.ts').IssueRow[] | undefined>} undefined where no system runs */
export async function loadIssues() {
  return loadIfThere('api/issues');
}

/**
 * @param {string} day
 * @returns {Promise<import('../issue-table.ts').IssueAccount | undefined>}
 */
export async function loadIssue(day) {
  return loadIfThere(`api/issues/${encodeURIComponent(day)}`);
}

/**
 * @param {string} day
 * @param {{ search: string, outcome: string, after: string }} query
 * @returns {Promise<import('../issue-table.ts').EntryList>} nobody where no system runs
 */
export async function loadEntries(day, query) {
  return (
    (await loadIfThere(`api/issues/${encodeURIComponent(day)}/entries${queryOf(query)}`)) ?? { rows: [] }
  );
}

/** @returns {Promise<{ id: string, name: string, note: string }[]>} where tests and issues can go */
export async function loadDestinations() {
  return (await ask('api/destinations')).json();
}

/**
 * @param {string} id of a digest
 * @returns {Promise<import('../evidence-view.ts').EvidenceView | undefined>}
 */
export async function loadEvidence(id) {
  return loadIfThere(`api/digests/${encodeURIComponent(id)}/evidence`);
}

/**
 * @param {string} id of a digest
 * @returns {Promise<import('../spam-score.ts').SpamScore | undefined>}
 */
export async function loadSpamScore(id) {
  return loadIfThere(`api/digests/${encodeURIComponent(id)}/spam`);
}

/**
 * @param {string} id of a digest
 * @returns {Promise<import('../compatibility.ts').Compatibility | undefined>}
 */
export async function loadCompatibility(id) {
  return loadIfThere(`api/digests/${encodeURIComponent(id)}/compatibility`);
}

/**
 * @param {string} id of a rule of the checks
 * @returns {Promise<import('../rule-page.ts').RulePage | null>} null if the rule is none of the checks
 */
export async function loadRule(id) {
  return (await ask(`api/rules/${encodeURIComponent(id)}`)).json();
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
 * @param {{ desk: () => void, inbox: () => void, tables: () => void, live: (isLive: boolean) => void }} listeners
 */
export function followChanges(listeners) {
  const { desk, inbox, tables, live } = listeners;
  const events = new EventSource('api/events');
  events.addEventListener('desk', desk);
  events.addEventListener('inbox', inbox);
  events.addEventListener('tables', tables);
  events.addEventListener('open', () => live(true));
  events.addEventListener('error', () => {
    live(false);
    // It tries again by itself, unless something answered that it cannot follow.
    if (events.readyState === EventSource.CLOSED) setTimeout(() => followChanges(listeners), RETRY_MS);
  });
}

/**
 * @param {Record<string, string>} values
 * @returns {string} empty, or `?` and those that are not
 */
function queryOf(values) {
  const given = Object.entries(values).filter(([, value]) => value !== '');
  return given.length > 0 ? `?${new URLSearchParams(given)}` : '';
}

/** @param {string} path */
async function loadIfThere(path) {
  const response = await ask(path);
  return response.status === 200 ? response.json() : undefined;
}

/** @param {string} path */
async function ask(path) {
  const response = await fetchFromStudio(path);
  if (!response.ok && response.status !== 404) {
    throw new Error(`The studio failed at ${path} (${response.status}). Its terminal says why.`);
  }
  return response;
}
