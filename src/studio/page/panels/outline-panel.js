/** @import { OutlinePart } from '../../inspection.ts' */
/** @import { Opened } from '../opened.js' */
/** @import { PanelTools } from './panel.js' */
import { element } from '../element.js';
import { loadInspection } from '../inspection.js';
import { openInEditor } from '../open-in-editor.js';
import { plural } from '../words.js';
import { notOfMessages } from './mjml-panel.js';
import { showPart } from './show-part.js';

/**
 * What the digest is made of, with the levels of its headings. The words of a part show it in the mail, its place opens
 * it in the editor.
 *
 * @param {Opened} opened
 * @param {PanelTools} tools
 * @returns {Promise<Node[]>}
 */
export async function outlinePanel(opened, tools) {
  if (opened.kind !== 'digest' || !opened.message) return [notOfMessages()];
  const { outline } = await loadInspection(opened);
  return [
    element(
      'p',
      { class: 'note' },
      'In reading order, below the masthead’s heading of level 1. The words show the part in the mail, the place opens its file.',
    ),
    list(outline, { tools, near: undefined, around: undefined }),
  ];
}

/**
 * What a part stands in: words before it in the mail, and the file.
 *
 * @typedef {{ tools: PanelTools, near: string | undefined, around: string | undefined }} Surroundings
 */

/**
 * @param {readonly OutlinePart[]} parts
 * @param {Surroundings} surroundings
 * @returns {HTMLElement}
 */
function list(parts, surroundings) {
  return element('ul', { class: 'outline' }, ...parts.map((part) => item(part, surroundings)));
}

/**
 * @param {OutlinePart} part
 * @param {Surroundings} surroundings
 */
function item(part, { tools, near, around }) {
  const { kind, level, wordCount, place, parts, words } = part;
  return element(
    'li',
    {},
    element(
      'p',
      { class: 'outline-words' },
      level !== undefined && element('span', { class: 'chip' }, `h${level}`),
      showPart(part, near, tools),
    ),
    element(
      'p',
      { class: 'note' },
      wordCount > 0 ? `${kind} · ${plural(wordCount, 'word')} ` : `${kind} `,
      place && openInEditor(place, shortPlace(place, around)),
    ),
    parts.length > 0 && list(parts, { tools, near: part.article ? words : near, around: place?.file }),
  );
}

// The file is named where a part is of another than what it stands in; its whole path is the button's title.
/**
 * @param {{ file: string, line: number }} place
 * @param {string | undefined} around the file that its surroundings were written in
 */
function shortPlace({ file, line }, around) {
  return file === around ? `line ${line}` : `${file.replace(/^.*\//, '')}:${line}`;
}
