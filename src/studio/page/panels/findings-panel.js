/** @import { Finding } from '../../../digest/finding.ts' */
/** @import { ComparedItem } from '../../evidence-view.ts' */
/** @import { Opened } from '../opened.js' */
/** @import { PanelTools } from './panel.js' */
import { loadEvidence } from '../api.js';
import { element } from '../element.js';
import { openInEditor } from '../open-in-editor.js';
import { placeOf, plural } from '../words.js';
import { ruleDetails } from './rule-details.js';
import { showInMail } from './show-in-mail.js';
import { sideBySide } from './side-by-side.js';

const GROUPS = /** @type {const} */ ({
  error: 'Stands in the way',
  warning: 'Worth a look',
  hint: 'By the way',
});

/**
 * What is wrong: the most serious first, file by file, each with its reason, its remedy and its place.
 *
 * @param {Opened} opened
 * @param {PanelTools} tools
 */
export function findingsPanel(opened, tools) {
  const { findings } = opened;
  if (!findings)
    return [element('p', { class: 'note' }, 'A sent message is what it is. Findings are about digests.')];
  if (findings.length === 0) return [allWell()];
  const items = findings.map((finding) => ({ finding, item: findingItem(finding) }));
  // The findings stand without it, and say where and why.
  addEvidence(opened, items, tools).catch(() => undefined);
  return Object.entries(GROUPS).flatMap(([level, title]) => {
    const ofLevel = items.filter(({ finding }) => finding.level === level);
    return ofLevel.length === 0 ? [] : [group(title, level, ofLevel)];
  });
}

/** @typedef {{ finding: Finding, item: HTMLElement }} ListedFinding */

/**
 * @param {string} title
 * @param {string} level
 * @param {ListedFinding[]} items
 */
function group(title, level, items) {
  const byFile = Map.groupBy(items, ({ finding }) => finding.file);
  return element(
    'section',
    { class: 'findings' },
    element('h3', {}, title, ' ', element('span', { class: `chip ${level}` }, plural(items.length, level))),
    ...[...byFile].flatMap(([file, ofFile]) => [
      element('h4', { class: 'mono' }, file),
      element('ul', {}, ...ofFile.map(({ item }) => item)),
    ]),
  );
}

/** @param {Finding} finding */
function findingItem(finding) {
  const { line, path, rule, message } = finding;
  return element(
    'li',
    { class: 'finding', 'data-place': placeOf(finding) },
    element(
      'p',
      { class: 'where' },
      line > 0 && openInEditor(finding, `line ${line}`),
      path !== '' && element('span', { class: 'mono' }, withinBlock(path)),
    ),
    element('p', {}, message),
    element('div', { class: 'finding-actions' }),
    ruleDetails(rule),
  );
}

// Nobody counts the blocks of a file, and the line says which one is meant.
/** @param {string} path */
function withinBlock(path) {
  return path.replace(/^(?:blocks\[\d+\]\.)+/, '');
}

/**
 * Puts the source beside what differs from it, and leads to the place in the mail. What is shown of files that cannot be
 * rendered is older than they are, and so is what could be said of it.
 *
 * @param {Opened} opened
 * @param {ListedFinding[]} items
 * @param {PanelTools} tools
 */
async function addEvidence({ id, message, staleSince }, items, tools) {
  if (!message || staleSince) return;
  const evidence = await loadEvidence(id);
  if (!evidence) return;
  for (const { finding, item } of items) {
    const isAbout = (/** @type {{ file: string, path: string }} */ { file, path }) =>
      file === finding.file && path === finding.path;
    const compared = comparedItem(finding, evidence.items.filter(isAbout));
    const beside = compared && sideBySide(compared);
    const actions = /** @type {HTMLElement} */ (item.querySelector('.finding-actions'));
    if (beside) actions.before(beside);
    const words = [...(compared?.words ?? []), ...(evidence.fields.find(isAbout)?.words ?? [])];
    if (words.length > 0) actions.prepend(showInMail(words, tools));
  }
}

/** What a message shows at least of the words that it is about. */
const SHOWN_CHARACTERS = 60;

/**
 * What a finding is about: a paragraph may have many quotations, and findings about something else.
 *
 * @param {Finding} finding
 * @param {readonly ComparedItem[]} items of its field
 */
function comparedItem({ message }, items) {
  const named = items.find(({ text }) => message.includes(text.slice(0, SHOWN_CHARACTERS)));
  const [only, other] = items;
  // That a number's direction or period is wrong is said without the number; a quotation is always named.
  return named ?? (other || only?.kind === 'quotation' ? undefined : only);
}

function allWell() {
  return element(
    'div',
    { class: 'all-well' },
    element('strong', {}, 'Nothing found'),
    element('p', { class: 'note' }, 'Files, references and the mail itself are as they should be.'),
  );
}
