/** @import { Store } from './state.js' */
import { element, elementById } from './element.js';

const KEPT_OFF = 'shortcuts-off';

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
    e: () => store.change({ tab: 'desk' }, { asStep: true }),
    i: () => store.change({ tab: 'inbox' }, { asStep: true }),
    1: () => store.change({ width: '320' }),
    2: () => store.change({ width: '375' }),
    3: () => store.change({ width: '600' }),
    4: () => store.change({ width: 'full' }),
    l: () => store.change({ appearance: 'light' }),
    d: () => store.change({ appearance: 'dark' }),
    v: () => store.change({ appearance: 'inverted' }),
    p: () => store.change({ pictures: store.state.pictures === 'off' ? 'on' : 'off' }),
    '[': () => turnPanel(-1),
    ']': () => turnPanel(1),
    '?': () => help.showModal(),
  };
  const help = fillHelp();
  elementById('open-help').addEventListener('click', () => help.showModal());

  return (event) => {
    const isModified = event.ctrlKey || event.metaKey || event.altKey;
    if (isModified || help.open || localStorage.getItem(KEPT_OFF)) return;
    actions[event.key]?.();
  };
}

/** @type {[keys: string[], what: string][]} */
const LINES = [
  [['j', 'k'], 'next, previous in the list'],
  [['e', 'i'], 'desk (what editors write), inbox'],
  [['1', '2', '3', '4'], '320, 375, 600 pixels, full width'],
  [['l', 'd', 'v'], 'light, dark, inverted'],
  [['p'], 'pictures on and off'],
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
