/** @import { Audit, FaintText } from '../../audit.ts' */
/** @import { PanelTools } from './panel.js' */
import { element } from '../element.js';
import { plural } from '../words.js';
import { showInMail } from './show-in-mail.js';

const LOOKS = /** @type {Record<string, string>} */ ({
  light: 'Light',
  dark: 'Dark, as the mail asks for',
  inverted: 'Inverted, as Gmail on iOS does',
  darkened: 'Darkened, as Gmail on Android does',
});

/**
 * How well the text can be read in every look.
 *
 * @param {Audit['contrasts']} contrasts
 * @param {PanelTools} tools
 */
export function contrastSection(contrasts, tools) {
  return element(
    'section',
    {},
    element('h3', {}, 'Contrast'),
    element(
      'p',
      { class: 'note' },
      'Text needs 4.5 against what it stands on, large text 3.0 (WCAG 2.2). What Gmail does is simulated.',
    ),
    ...contrasts.map(({ look, faint }) => lookOf(LOOKS[look] ?? look, faint, tools)),
  );
}

/**
 * @param {string} look
 * @param {readonly FaintText[]} faint
 * @param {PanelTools} tools
 */
function lookOf(look, faint, tools) {
  if (faint.length === 0) return element('p', {}, `${look}: all of it can be read.`);
  return element(
    'details',
    { open: true },
    element('summary', {}, `${look}: ${plural(faint.length, 'faint pair')} of colours`),
    element('ul', {}, ...faint.map((text) => faintItem(text, tools))),
  );
}

/**
 * @param {FaintText} text
 * @param {PanelTools} tools
 */
function faintItem({ words, places, colour, background, ratio, needed }, tools) {
  const swatch = element('span', { class: 'swatch', 'aria-hidden': 'true' }, element('span'));
  swatch.style.backgroundColor = background;
  /** @type {HTMLElement} */ (swatch.firstElementChild).style.backgroundColor = colour;
  return element(
    'li',
    { class: 'finding' },
    element(
      'p',
      {},
      `${ratio.toFixed(1)} of ${needed.toFixed(1)}, ${plural(places, 'place')}: “${words.slice(0, 60)}”`,
    ),
    element('p', { class: 'note mono' }, swatch, `${colour} on ${background}`),
    showInMail([words], tools),
  );
}
