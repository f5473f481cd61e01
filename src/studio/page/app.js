/** @import { Held } from './lists.js' */
/** @import { State } from './state.js' */
import { followChanges } from './api.js';
import { calmly } from './calmly.js';
import { Connection } from './connection.js';
import { elementById } from './element.js';
import { Inspector } from './inspector.js';
import { Lists } from './lists.js';
import { NARROW } from './narrow.js';
import { Opener } from './opener.js';
import { Rail } from './rail.js';
import { createShortcuts } from './shortcuts.js';
import { followSkips } from './skips.js';
import { Store } from './state.js';
import { Account, ACCOUNT_PARTS } from './tables/account.js';
import { LOOKS, Viewer } from './viewer.js';

/** During a send messages come by the hundred; the list is loaded once for all of such a while. */
const INBOX_PAUSE_MS = 250;
/** To count an issue reads all of its rows, and nobody reads faster. */
const TABLES_PAUSE_MS = 500;

const store = new Store();
const connection = new Connection();
const onKey = createShortcuts({ store, moveRow, turnPanel: (step) => inspector.turn(step) });
const rail = new Rail(store);
const viewer = new Viewer(elementById('viewer'), store, onKey);
const inspector = new Inspector(elementById('inspector'), store, {
  showLink(index) {
    inspector.fold();
    viewer.showLink(index);
  },
  showText(words, near) {
    inspector.fold();
    return viewer.showText(words, near);
  },
  mailDocument: () => viewer.mailDocument(),
});

const lists = new Lists(store);
const account = new Account(elementById('account'), store);

const opener = new Opener({
  ...{ store, lists, viewer, inspector, account, connection },
  // Only now it is known how large the mail is, and whether it is still what was published.
  afterwards: async () => lists.tab === 'desk' && lists.openId !== '' && refresh('desk'),
});

addEventListener('keydown', onKey);
followSkips(() => inspector.unfold());
NARROW.addEventListener('change', open);
store.onChange(follow);
showPlace();
followChanges({
  desk() {
    connection.forget();
    void refreshDesk();
  },
  inbox: calmly(refreshInbox, INBOX_PAUSE_MS),
  tables: calmly(refreshTables, TABLES_PAUSE_MS),
  live: (isLive) => {
    connection.show(isLive);
    if (isLive) void Promise.all([refreshDesk(), refreshInbox(), refreshTables(), refresh('subscribers')]);
  },
});

/**
 * @param {keyof Held} name
 * @returns {Promise<boolean>} whether the first of the list was opened by that
 */
async function refresh(name) {
  await lists.load(name);
  rail.show(lists.held, lists.openId);
  return name === lists.tab && pinFirst();
}

// What is open comes first: someone has just saved it and is waiting. The list follows by itself.
async function refreshDesk() {
  const isOpen = lists.tab === 'desk' && lists.openId !== '';
  const isListed = lists.held.desk !== undefined;
  const listing = isOpen && isListed ? undefined : refresh('desk');
  if (isOpen) await Promise.all([open(), listing]);
  else if (!(await listing) && lists.tab === 'desk') await open();
}

async function refreshInbox() {
  if (await refresh('inbox')) return;
  // Whoever empties the inbox takes away what is open, too.
  if (lists.tab === 'inbox' && lists.openId && lists.held.inbox?.total === 0)
    return store.change({ message: '' });
  // A message never changes: it is loaded again only if it is another one.
  if (lists.tab === 'inbox' && !opener.isShown) await open();
}

async function refreshTables() {
  const isOpen = isTable() && lists.openId !== '';
  const [, isPinned] = await Promise.all([
    lists.tab === 'issues' ? undefined : refresh('issues'),
    isTable() ? refresh(lists.tab) : undefined,
    // At once with its list, so that an issue is counted once for both.
    isOpen ? open() : undefined,
  ]);
  if (isTable() && !isOpen && !isPinned) await open();
}

/** What is open of a table takes the place of the mail and the inspector. */
function showPlace() {
  document.body.classList.toggle('is-account', isTable());
}

function isTable() {
  return lists.tab === 'subscribers' || lists.tab === 'issues';
}

/**
 * @param {State} state
 * @param {State} before
 */
function follow(state, before) {
  const differs = (/** @type {(keyof State)[]} */ ...names) =>
    names.some((name) => state[name] !== before[name]);
  // Whether pictures may come from elsewhere is the page's policy, which comes with the page.
  if (differs('pictures') && [state.pictures, before.pictures].includes('all')) return location.reload();
  showPlace();
  if (differs('tab', 'search', 'after', 'within', 'standing')) void refresh(lists.tab);
  if (differs('cut', 'flags')) rail.show(lists.held, lists.openId);
  const parts = isTable() ? ACCOUNT_PARTS : [];
  if (differs('tab', 'digest', 'message', 'subscriber', 'issue', 'direction', 'reader', ...parts))
    return void open();
  if (differs(...LOOKS)) void opener.showAgain();
  else if (differs('width', 'besideWidth')) viewer.setWidth();
  if (differs('panel')) inspector.showPanel();
}

async function open() {
  if (pinFirst()) return;
  rail.show(lists.held, lists.openId);
  await (isTable() ? opener.openAccount() : opener.open());
}

/**
 * Where there is room for it, the first of the list is open before anyone has chosen; and stays open, named in
 * the address, when another comes before it.
 *
 * @returns {boolean} whether the state was changed, so that it is opened by that
 */
function pinFirst() {
  const first = lists.ids[0];
  if (lists.openId || NARROW.matches || !first) return false;
  store.change(lists.choice(first));
  return true;
}

/** @param {number} step */
function moveRow(step) {
  const { ids } = lists;
  const next = ids[Math.min(Math.max(ids.indexOf(lists.openId) + step, 0), ids.length - 1)];
  if (next) store.change(lists.choice(next));
}
