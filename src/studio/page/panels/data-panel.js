/** @import { Opened } from '../opened.js' */
import { element } from '../element.js';
import { loadInspection } from '../inspection.js';
import { plural } from '../words.js';
import { copyButton } from './copy-button.js';
import { findField } from './find-field.js';
import { notOfMessages } from './mjml-panel.js';

/** Paths of the parts that somebody has unfolded, so that they stay so when a save makes the tree anew. */
const unfolded = new Set();

/**
 * The data that the templates are filled with, as a tree that folds.
 *
 * @param {Opened} opened
 * @returns {Promise<Node[]>}
 */
export async function dataPanel(opened) {
  if (opened.kind !== 'digest' || !opened.message) return [notOfMessages()];
  const { view } = await loadInspection(opened);
  const tree = element(
    'ul',
    { class: 'tree' },
    ...Object.entries(view).map(([name, value]) => branch(name, value, name)),
  );
  const note = 'What the templates may use: src/email/mail-view.ts says what each means.';
  return [
    element(
      'div',
      { class: 'panel-bar' },
      element('p', { class: 'note' }, note),
      copyButton(JSON.stringify(view, null, 2)),
    ),
    findField(tree),
    element('button', { type: 'button', class: 'action', click: unfold }, 'Unfold all'),
    tree,
  ];

  function unfold() {
    for (const details of tree.querySelectorAll('details')) details.open = true;
  }
}

/**
 * @param {string} name
 * @param {unknown} value
 * @param {string} path
 * @returns {HTMLElement}
 */
function branch(name, value, path) {
  const key = element('span', { class: 'is-attribute' }, name);
  if (typeof value !== 'object' || value === null)
    return element('li', {}, key, ': ', element('span', { class: 'is-value' }, JSON.stringify(value)));
  const entries = Object.entries(value);
  const kind = 'type' in value ? `${value.type} · ` : '';
  const size = plural(entries.length, Array.isArray(value) ? 'entry' : 'field').replace('entrys', 'entries');
  const details = element(
    'details',
    {
      'data-name': path,
      open: unfolded.has(path),
      toggle: () => unfolded[details.open ? 'add' : 'delete'](path),
    },
    element('summary', {}, key, ' ', element('span', { class: 'note' }, kind + size)),
    element('ul', {}, ...entries.map(([inner, field]) => branch(inner, field, `${path}.${inner}`))),
  );
  return element('li', {}, details);
}
