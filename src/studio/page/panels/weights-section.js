/** @import { OutlinePart, Weight } from '../../inspection.ts' */
/** @import { Opened } from '../opened.js' */
/** @import { PanelTools } from './panel.js' */
import { element } from '../element.js';
import { loadInspection, loadWeights } from '../inspection.js';
import { openInEditor } from '../open-in-editor.js';
import { askedSection } from './asked-section.js';
import { showPart } from './show-part.js';

/**
 * What each part of the digest adds to the HTML, the heaviest first; of an article, on request, what each block adds.
 *
 * @param {Opened} opened a digest
 * @param {PanelTools} tools
 */
export function weightsSection(opened, tools) {
  return askedSection({
    title: 'Bytes of each part',
    note: 'What the HTML would be smaller without it. The mail is rendered once without each, which takes a moment.',
    ask: 'Weigh the parts',
    async find() {
      const { outline } = await loadInspection(opened);
      const parts = outline.flatMap((part) => (part.kind === 'section' ? [part, ...part.parts] : [part]));
      return weighedParts(parts, await loadWeights(opened), { opened, tools, near: undefined });
    },
  });
}

/** @typedef {{ opened: Opened, tools: PanelTools, near: string | undefined }} Showing */

/**
 * @param {readonly OutlinePart[]} parts
 * @param {readonly Weight[]} weights
 * @param {Showing} showing
 * @returns {Node[]}
 */
function weighedParts(parts, weights, showing) {
  const heaviest = Math.max(...weights.map(({ bytes }) => bytes), 1);
  const rows = weights
    .toSorted((a, b) => b.bytes - a.bytes)
    .flatMap(({ path, bytes }) => {
      const part = parts.find((each) => each.path === path);
      return part ? [row(part, bytes, heaviest, showing)] : [];
    });
  return [element('ul', { class: 'weights' }, ...rows)];
}

/**
 * @param {OutlinePart} part
 * @param {number} bytes
 * @param {number} heaviest
 * @param {Showing} showing
 */
function row(part, bytes, heaviest, showing) {
  const { kind, place, parts, article, words } = part;
  const { opened, tools, near } = showing;
  const fill = element('div', { class: 'fill' });
  fill.style.width = `${(bytes / heaviest) * 100}%`;
  return element(
    'li',
    { class: 'size' },
    element(
      'div',
      { class: 'panel-bar' },
      showPart(part, near, tools),
      element('span', {}, bytes.toLocaleString('en-GB')),
    ),
    element('div', { class: 'track' }, fill),
    element(
      'p',
      { class: 'note' },
      `${kind} `,
      place && openInEditor(place, `${place.file.replace(/^.*\//, '')}:${place.line}`),
    ),
    article !== undefined &&
      parts.length > 0 &&
      details(async () => {
        const weights = await loadWeights(opened, article);
        return weighedParts(flatten(parts), weights, { ...showing, near: words });
      }),
  );
}

/** @param {() => Promise<Node[]>} find asked when it is opened, until it has answered */
function details(find) {
  let isFilled = false;
  const answer = element('div', { role: 'status' });
  const node = element(
    'details',
    { toggle: () => void (node.open && fill()) },
    element('summary', {}, 'Its blocks'),
    answer,
  );
  return node;

  async function fill() {
    if (isFilled) return;
    answer.replaceChildren('Weighing…');
    try {
      answer.replaceChildren(...(await find()));
      isFilled = true;
    } catch (error) {
      answer.replaceChildren(error instanceof Error ? error.message : String(error));
    }
  }
}

/**
 * @param {readonly OutlinePart[]} parts
 * @returns {OutlinePart[]}
 */
function flatten(parts) {
  return parts.flatMap((part) => [part, ...flatten(part.parts)]);
}
