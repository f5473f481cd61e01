/** @import { Opened } from './opened.js' */
/** @import { Held } from './lists.js' */
/** @import { State } from './state.js' */
import { followChanges, loadMessage, loadPreview } from './api.js';
import { calmly } from './calmly.js';
import { Connection } from './connection.js';
import { elementById } from './element.js';
import { Inspector } from './inspector.js';
import { Lists } from './lists.js';
import { openedDigest, openedMessage } from './opened.js';
import { NARROW } from './narrow.js';
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

/** @type {Opened | undefined} */
let opened;
let openedAs = '';
let lastTurn = 0;

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

/** @param {keyof Held} name */
async function refresh(name) {
  await lists.load(name);
  rail.show(lists.held, lists.openId);
  if (name === lists.tab) pinFirst();
}

// What is open comes first, and alone: someone has just saved it and is waiting.
async function refreshDesk() {
  if (lists.tab === 'desk' && lists.openId !== '') return open();
  await refresh('desk');
  if (lists.tab === 'desk') await open();
}

async function refreshInbox() {
  await refresh('inbox');
  // Whoever empties the inbox takes away what is open, too.
  if (lists.tab === 'inbox' && lists.openId && lists.held.inbox.total === 0)
    return store.change({ message: '' });
  // A message never changes: it is loaded again only if it is another one.
  if (lists.tab === 'inbox' && (!opened || openedAs !== openName())) await open();
}

async function refreshTables() {
  const tables =
    lists.tab === 'subscribers' ? [refresh('issues'), refresh('subscribers')] : [refresh('issues')];
  // Both at once, so that an issue is counted once for both.
  const isOpen = isTable() && lists.openId !== '';
  await Promise.all([...tables, isOpen ? open() : undefined]);
  if (isTable() && !isOpen) await open();
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
  if (differs(...LOOKS)) void viewer.show(opened, false, lists.openId);
  else if (differs('width', 'besideWidth')) viewer.setWidth();
  if (differs('panel')) inspector.showPanel();
}

async function open() {
  if (pinFirst()) return;
  rail.show(lists.held, lists.openId);
  if (isTable()) return openAccount();
  const turn = ++lastTurn;
  const name = openName();
  const loaded = await loadOpened(lists.openId);
  // What was asked for later is shown, even if its answer came sooner.
  if (turn !== lastTurn) return;
  const isOther = name !== openedAs;
  opened = loaded;
  openedAs = name;
  showTitle(opened?.title ?? (lists.openId && 'Not found'));
  // The mail first: its frame loads while the panel is drawn.
  const isShown = viewer.show(opened, isOther, lists.openId);
  inspector.show(opened);
  await isShown;
  // Only now it is known how large it is, and whether it is still what was published.
  if (lists.tab === 'desk') await refresh('desk');
}

async function openAccount() {
  const turn = ++lastTurn;
  const title = await account.show();
  if (turn === lastTurn) showTitle(title);
}

/** @param {string} title of what is open; empty if nothing is */
function showTitle(title) {
  document.body.classList.toggle('is-open', title !== '');
  document.title = title ? `${title} · Waybill studio` : 'Waybill studio';
}

/**
 * @param {string} id
 * @returns {Promise<Opened | undefined>}
 */
async function loadOpened(id) {
  if (!id) return undefined;
  if (lists.tab === 'inbox') {
    const message = await loadMessage(id);
    return message && openedMessage(message, id);
  }
  const { direction, reader } = store.state;
  const preview = await loadPreview(id, { direction, reader });
  return preview && openedDigest(preview, { direction, reader });
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

function openName() {
  return `${lists.tab} ${lists.openId}`;
}

/** @param {number} step */
function moveRow(step) {
  const { ids } = lists;
  const next = ids[Math.min(Math.max(ids.indexOf(lists.openId) + step, 0), ids.length - 1)];
  if (next) store.change(lists.choice(next));
}
