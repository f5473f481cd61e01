/** @import { ComparedItem } from '../../evidence-view.ts' */
/** @import { Opened } from '../opened.js' */
/** @import { PanelTools } from './panel.js' */
import { loadEvidence } from '../api.js';
import { element } from '../element.js';
import { openInEditor } from '../open-in-editor.js';
import { plural, timeOf } from '../words.js';
import { faultNote } from './fault-note.js';
import { showInMail } from './show-in-mail.js';
import { sideBySide } from './side-by-side.js';

/** What became of each item, in words; how serious it is as the chips have it. */
const STATUSES = /** @type {Record<ComparedItem['status'], [words: string, chip: string]>} */ ({
  verbatim: ['word for word', 'ready'],
  edited: ['word for word, with its cuts', 'ready'],
  'borne-out': ['as the source has it', 'ready'],
  derived: ['worked out, and right', 'ready'],
  waived: ['somebody answers for it', ''],
  term: ['quotes nobody', ''],
  translated: ['a translation', ''],
  'verbatim-unmarked': ['the source’s own words', 'warning'],
  'speaker-mismatch': ['of another speaker', 'error'],
  altered: ['other words', 'error'],
  contradicted: ['the source says otherwise', 'error'],
  absent: ['in no source', 'error'],
});

/**
 * All that was compared with the sources, each with the place that bears it out.
 *
 * @param {Opened} opened
 * @param {PanelTools} tools
 */
export function checkedPanel({ kind, id, message, staleSince }, tools) {
  if (kind !== 'digest' || !message)
    return [
      element(
        'p',
        { class: 'note' },
        'What was compared with the sources is shown of digests that can be rendered.',
      ),
    ];
  const host = element('div', { class: 'checked' }, element('p', { class: 'note' }, 'Comparing…'));
  fill(host, id, tools).catch((error) => host.replaceChildren(faultNote(error)));
  const older = staleSince
    ? [
        element(
          'p',
          { class: 'note' },
          `Of the version of ${timeOf(staleSince)}, which is the one that is shown.`,
        ),
      ]
    : [];
  return [...older, host];
}

/**
 * @param {HTMLElement} host
 * @param {string} id
 * @param {PanelTools} tools
 */
async function fill(host, id, tools) {
  const evidence = await loadEvidence(id);
  if (!evidence)
    return host.replaceChildren(element('p', { class: 'note' }, 'There is no such digest any more.'));
  // A term quotes nobody: there was nothing to compare.
  const items = evidence.items.filter(({ status }) => status !== 'term');
  host.replaceChildren(
    element('p', { class: 'note' }, summaryOf(items)),
    ...(evidence.hasSourcesPage ? [element('p', {}, sourcesPage(id))] : []),
    element('ul', {}, ...items.map((item) => checkedItem(item, tools))),
  );
}

/** @param {string} id */
function sourcesPage(id) {
  const href = `/issues/${encodeURIComponent(id)}/sources`;
  return element('a', { href, target: '_blank' }, 'The page of sources that readers get');
}

/** @param {readonly ComparedItem[]} items */
function summaryOf(items) {
  if (items.length === 0)
    return 'Nothing in this digest is a quotation, a figure or a date that could be compared.';
  const counts = [...Map.groupBy(items, ({ kind }) => kind)].map(([kind, ofKind]) =>
    plural(ofKind.length, kind),
  );
  return `${counts.join(', ')} compared with the sources. It shows fidelity to them, not truth.`;
}

/**
 * @param {ComparedItem} item
 * @param {PanelTools} tools
 */
function checkedItem(item, tools) {
  const [words, chip] = STATUSES[item.status];
  return element(
    'li',
    { class: 'finding' },
    element(
      'p',
      { class: 'where' },
      element('span', { class: `chip ${chip}` }, words),
      element('span', {}, item.kind),
    ),
    sideBySide(item) ?? element('p', {}, item.text),
    element('div', { class: 'finding-actions' }, showInMail(item.words, tools), openInEditor(item)),
  );
}
