/** @import { PaneLook } from './pane.js' */
import { element } from '../element.js';
import { plural } from '../words.js';

/** @type {Record<string, string>} */
const APPEARANCES = {
  light: 'light',
  dark: 'dark, as the mail asks for',
  inverted: 'every colour turned round, much as Gmail on iPhones does',
  darkened: 'light turned dark, much as Gmail on Android does',
};

/** @type {Record<string, string>} */
const PARTS = { text: 'text part', web: 'web version' };

/**
 * What is to be said of a view of the mail.
 *
 * @param {PaneLook & { scale: number, overflow: number, elsewhere: number, load: () => void }} facts `scale`: how large
 *   it is drawn, at most 1; `overflow`: by how many pixels the mail is wider than its frame; `elsewhere`: how many of its
 *   pictures lie on other sites
 * @returns {Node[]}
 */
export function captionOf({ width, appearance, pictures, part, scale, overflow, elsewhere, load }) {
  const facts = [
    PARTS[part],
    width === 'full' ? 'full width' : `${width} px`,
    scale < 1 && `drawn at ${Math.round(scale * 100)} %`,
    // A client that shows plain text has two appearances of its own, and no colours to turn.
    part === 'text' && appearance !== 'light' ? 'dark' : APPEARANCES[appearance],
  ];
  return [
    element('span', {}, facts.filter(Boolean).join(' · ')),
    ...(overflow > 0 ? [element('span', { class: 'warning' }, `${overflow} px wider than the screen`)] : []),
    ...(elsewhere > 0 && pictures === 'on'
      ? [
          element(
            'span',
            {},
            `${plural(elsewhere, 'picture')} from other sites not loaded. `,
            element('button', { type: 'button', click: load }, 'Load'),
          ),
        ]
      : []),
  ];
}
