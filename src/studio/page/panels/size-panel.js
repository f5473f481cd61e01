/** @import { Opened } from '../opened.js' */
/** @import { PanelTools } from './panel.js' */
import { element } from '../element.js';
import { weightsSection } from './weights-section.js';

const LARGE = 80_000;
const CLIPPED = 102_000;
const STYLES_DROPPED = 16_384;
const LONGEST_LINE = 998;

/**
 * The sizes that mail clients have limits for, and what a digest has them from.
 *
 * @param {Opened} opened
 * @param {PanelTools} tools
 */
export function sizePanel(opened, tools) {
  const { message, kind } = opened;
  if (!message) return [element('p', { class: 'note' }, 'There is no mail yet.')];
  const { html, encodedHtml, text, raw } = message.bytes;
  const mail = new DOMParser().parseFromString(message.html, 'text/html');
  const styles = [...mail.querySelectorAll('style')].reduce(
    (sum, { textContent }) => sum + (textContent?.length ?? 0),
    0,
  );
  const longest = Math.max(...message.html.split('\n').map((line) => new Blob([line]).size));
  return [
    element(
      'p',
      { class: 'note' },
      'Gmail cuts a mail near 102,000 bytes and hides its end, with the way to unsubscribe. Whether it counts the HTML part decoded or encoded is not known: keep both below.',
    ),
    bar({ name: 'HTML part', value: html, unit: 'bytes', warnAt: LARGE, limit: CLIPPED }),
    bar({ name: 'HTML part, encoded', value: encodedHtml, unit: 'bytes', warnAt: LARGE, limit: CLIPPED }),
    bar({ name: 'Styles', value: styles, unit: 'characters', warnAt: STYLES_DROPPED, limit: STYLES_DROPPED }),
    bar({
      name: 'Longest line of the HTML',
      value: longest,
      unit: 'bytes',
      warnAt: LONGEST_LINE,
      limit: LONGEST_LINE,
    }),
    element('dl', { class: 'sizes' }, ...fact('Text part', text), ...fact('Whole message', raw)),
    ...(kind === 'digest' ? [weightsSection(opened, tools)] : []),
  ];
}

/** @param {{ name: string, value: number, unit: string, warnAt: number, limit: number }} bar */
function bar({ name, value, unit, warnAt, limit }) {
  // A little beyond the limit has room, too, so that the mark can be seen.
  const shareOf = (/** @type {number} */ part) => `${Math.min(100, (part / (limit * 1.12)) * 100)}%`;
  const fill = element('div', { class: `fill ${value > limit ? 'error' : value > warnAt ? 'warning' : ''}` });
  fill.style.width = shareOf(value);
  const marks = [...new Set([warnAt, limit])];
  return element(
    'section',
    { class: 'size' },
    element(
      'div',
      { class: 'panel-bar' },
      element('h3', {}, name),
      element('span', {}, `${count(value)} ${unit}`),
    ),
    element(
      'div',
      { class: 'track' },
      fill,
      ...marks.map((at) => placed(element('div', { class: 'mark' }), shareOf(at))),
    ),
    element(
      'div',
      { class: 'marks' },
      ...marks.map((at) => placed(element('span', {}, count(at)), shareOf(at))),
    ),
  );
}

/**
 * @param {HTMLElement} node
 * @param {string} left
 */
function placed(node, left) {
  node.style.left = left;
  return node;
}

/**
 * @param {string} name
 * @param {number} bytes
 */
function fact(name, bytes) {
  return [element('dt', {}, name), element('dd', {}, `${count(bytes)} bytes`)];
}

/** @param {number} value */
function count(value) {
  return value.toLocaleString('en-GB');
}
