/** @import { State, Store } from './state.js' */
import { element, elementById } from './element.js';
import { WIDEST, readWidth, tabChange } from './state.js';

const KEPT_OFF = 'shortcuts-off';

/** Where letters are letters. */
const TYPED_INTO = 'input:not([type="radio"], [type="checkbox"]), select, textarea';

/**
 * What keys do, and the dialog that says so. Keys without a modifier can be switched off: they get in the way of
 * people who speak to their machine.
 *
 * @param {{ store: Store, moveRow: (step: number) => void, turnPanel: (step: number) => void }} parts
 * @returns {(event: KeyboardEvent) => void}
 */
export function createShortcuts({ store, moveRow, turnPanel }) {
  /** @type {Record<string, () => void>} */
  const actions = {
    j: () => moveRow(1),
    k: () => moveRow(-1),
    e: () => store.change(tabChange('desk'), { asStep: true }),
    i: () => store.change(tabChange('inbox'), { asStep: true }),
    s: () => store.change(tabChange('subscribers'), { asStep: true }),
    u: () => store.change(tabChange('issues'), { asStep: true }),
    '/': () => /** @type {HTMLElement | null} */ (document.querySelector('#list-bar input'))?.focus(),
    1: () => store.change({ width: '320' }),
    2: () => store.change({ width: '375' }),
    3: () => store.change({ width: '600' }),
    4: () => store.change({ width: 'full' }),
    l: () => store.change({ appearance: 'light' }),
    d: () => store.change({ appearance: 'dark' }),
    v: () => store.change({ appearance: 'inverted' }),
    g: () => store.change({ appearance: 'darkened' }),
    p: () => toggle('pictures', 'off', 'on'),
    h: () => store.change({ part: 'html' }),
    t: () => store.change({ part: 'text' }),
    w: () => store.change({ part: 'web' }),
    r: () => toggle('direction', 'rtl', 'auto'),
    b: () => toggle('beside', 'view', '', { asStep: true }),
    y: () => toggle('beside', 'last', '', { asStep: true }),
    o: () => toggle('together', 'no', 'yes'),
    '-': () => widen(-10),
    '+': () => widen(10),
    m: () => /** @type {HTMLElement | null} */ (document.querySelector('input[name="reader"]'))?.focus(),
    '[': () => turnPanel(-1),
    ']': () => turnPanel(1),
    '?': () => help.showModal(),
  };
  /**
   * @param {keyof State} name
   * @param {string} on
   * @param {string} off
   * @param {{ asStep: boolean }} [options]
   */
  const toggle = (name, on, off, options) =>
    store.change({ [name]: store.state[name] === on ? off : on }, options);
  const widen = (/** @type {number} */ step) => {
    const { width } = store.state;
    const wider = readWidth(String((width === 'full' ? WIDEST : Number(width)) + step));
    if (wider) store.change({ width: wider });
  };
  const help = fillHelp();
  elementById('open-help').addEventListener('click', () => help.showModal());

  return (event) => {
    const isModified = event.ctrlKey || event.metaKey || event.altKey;
    const isTyping = /** @type {Element} */ (event.target).closest(TYPED_INTO) !== null;
    const isAsked = document.querySelector('dialog[open]') !== null;
    if (isModified || isTyping || isAsked || localStorage.getItem(KEPT_OFF)) return;
    const action = actions[event.key];
    if (!action) return;
    // Or the letter would be typed into the field that it leads to; and Firefox would search the page for "/".
    event.preventDefault();
    action();
  };
}

/** @type {[keys: string[], what: string][]} */
const LINES = [
  [['j', 'k'], 'next, previous in the list'],
  [['e', 'i', 's', 'u'], 'desk (what editors write), inbox, subscribers, issues'],
  [['/'], 'search the list'],
  [['1', '2', '3', '4'], '320, 375, 600 pixels, full width'],
  [['-', '+'], 'narrower, wider'],
  [['l', 'd', 'v', 'g'], 'light, dark, inverted, darkened'],
  [['h', 't', 'w'], 'HTML, text part, web version'],
  [['p'], 'pictures on and off'],
  [['r'], 'right to left, as for an Arabic newsletter'],
  [['m'], 'whom it is made out to'],
  [['b', 'y'], 'another view, the last issue beside it'],
  [['o'], 'scroll the two together or each alone'],
  [['[', ']'], 'previous, next panel'],
];

function fillHelp() {
  const help = /** @type {HTMLDialogElement} */ (elementById('help'));
  const toggle = element('input', {
    type: 'checkbox',
    change: () =>
      toggle.checked ? localStorage.removeItem(KEPT_OFF) : localStorage.setItem(KEPT_OFF, 'yes'),
  });
  toggle.checked = !localStorage.getItem(KEPT_OFF);
  help.append(
    element('h2', { id: 'help-title' }, 'Keyboard'),
    element(
      'dl',
      {},
      ...LINES.flatMap(([keys, what]) => [
        element('dt', {}, ...keys.flatMap((key) => [element('kbd', {}, key), ' '])),
        element('dd', {}, what),
      ]),
    ),
    element(
      'footer',
      {},
      element('label', {}, toggle, ' Use these keys'),
      element('button', { type: 'button', class: 'action', click: () => help.close() }, 'Close'),
    ),
  );
  return help;
}
