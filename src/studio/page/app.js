/** @import { Opened } from './opened.js' */
/** @import { Lists } from './rail.js' */
/** @import { State } from './state.js' */
import { followChanges, loadDesk, loadInbox, loadMessage, loadPreview } from './api.js';
import { elementById } from './element.js';
import { Inspector } from './inspector.js';
import { openedDigest, openedMessage } from './opened.js';
import { NARROW } from './narrow.js';
import { Rail } from './rail.js';
import { createShortcuts } from './shortcuts.js';
import { Store } from './state.js';
import { Viewer } from './viewer.js';

/** During a send messages come by the hundred; the list is loaded once for all of such a while. */
const INBOX_PAUSE_MS = 250;

const store = new Store();
const onKey = createShortcuts({ store, moveRow, turnPanel: (step) => inspector.turn(step) });
const rail = new Rail(store);
const viewer = new Viewer(elementById('viewer'), store, onKey);
const inspector = new Inspector(elementById('inspector'), store, {
  showLink: (index) => viewer.showLink(index),
});

/** @type {Lists} */
let lists = { desk: { newsletter: undefined, rows: [], otherFindings: [] }, inbox: { total: 0, rows: [] } };
/** @type {Opened | undefined} */
let opened;
let openedAs = '';
let lastTurn = 0;

addEventListener('keydown', onKey);
addEventListener('unhandledrejection', ({ reason }) =>
  showConnection(false, String(reason?.message ?? reason)),
);
NARROW.addEventListener('change', open);
store.onChange(follow);
/** @type {number | undefined} */
let inboxTimer;
followChanges({
  desk: refreshDesk,
  inbox: () => {
    inboxTimer ??= setTimeout(refreshInbox, INBOX_PAUSE_MS);
  },
  live: (isLive) => {
    showConnection(isLive, isLive ? 'Live' : 'Not connected');
    if (isLive) void Promise.all([refreshDesk(), refreshInbox()]);
  },
});

// What is open comes first: someone has just saved it and is waiting.
async function refreshDesk() {
  const isOpen = store.state.tab === 'desk' && openId() !== '';
  const opening = isOpen ? open() : undefined;
  const desk = await loadDesk();
  lists = { ...lists, desk };
  rail.show(lists, openId());
  if (store.state.tab === 'desk' && !isOpen) await open();
  await opening;
}

async function refreshInbox() {
  inboxTimer = undefined;
  const inbox = await loadInbox();
  lists = { ...lists, inbox };
  rail.show(lists, openId());
  // A message never changes: it is loaded again only if it is another one.
  if (store.state.tab === 'inbox' && (!opened || openedAs !== openName())) await open();
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
  if (differs('tab', 'digest', 'message')) return void open();
  if (differs('appearance', 'pictures')) return void viewer.show(opened, false);
  if (differs('width')) viewer.setWidth();
  if (differs('panel')) inspector.showPanel();
}

async function open() {
  if (pinFirst()) return;
  const turn = ++lastTurn;
  const name = openName();
  rail.show(lists, openId());
  const loaded = await loadOpened(openId());
  // What was asked for later is shown, even if its answer came sooner.
  if (turn !== lastTurn) return;
  const isOther = name !== openedAs;
  opened = loaded;
  openedAs = name;
  document.body.classList.toggle('is-open', opened !== undefined);
  document.title = opened ? `${opened.title} · Waybill studio` : 'Waybill studio';
  inspector.show(opened);
  await viewer.show(opened, isOther);
}

/**
 * @param {string} id
 * @returns {Promise<Opened | undefined>}
 */
async function loadOpened(id) {
  if (!id) return undefined;
  if (store.state.tab === 'inbox') {
    const message = await loadMessage(id);
    return message && openedMessage(message, id);
  }
  const preview = await loadPreview(id);
  return preview && openedDigest(preview);
}

function openId() {
  const { tab, digest, message } = store.state;
  return tab === 'desk' ? digest : message;
}

/**
 * Where there is room for it, the first of the list is open before anyone has chosen; and stays open, named in
 * the address, when another comes before it.
 *
 * @returns {boolean} whether the state was changed, so that it is opened by that
 */
function pinFirst() {
  const first = idsOfList()[0];
  if (openId() || NARROW.matches || !first) return false;
  store.change(chosen(first));
  return true;
}

/** @param {string} id of the list that is shown */
function chosen(id) {
  return store.state.tab === 'desk' ? { digest: id } : { message: id };
}

function openName() {
  return `${store.state.tab} ${openId()}`;
}

function idsOfList() {
  const { desk, inbox } = lists;
  return store.state.tab === 'desk'
    ? desk.rows.map(({ id }) => id)
    : inbox.rows.map(({ messageId }) => messageId);
}

/** @param {number} step */
function moveRow(step) {
  const ids = idsOfList();
  const next = ids[Math.min(Math.max(ids.indexOf(openId()) + step, 0), ids.length - 1)];
  if (next) store.change(chosen(next));
}

/**
 * @param {boolean} isLive
 * @param {string} words
 */
function showConnection(isLive, words) {
  const connection = elementById('connection');
  connection.classList.toggle('is-live', isLive);
  connection.textContent = words;
}
