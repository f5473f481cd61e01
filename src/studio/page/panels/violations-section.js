/** @import { Violation, ViolationPlace } from '../../audit.ts' */
/** @import { PanelTools } from './panel.js' */
import { element } from '../element.js';
import { plural } from '../words.js';
import { showElement } from './show-element.js';

/**
 * What axe finds, each with the elements that it is about.
 *
 * @param {readonly Violation[]} violations
 * @param {PanelTools} tools
 */
export function violationsSection(violations, tools) {
  return element(
    'section',
    {},
    element('h3', {}, 'Accessibility'),
    violations.length === 0
      ? element('p', { class: 'note' }, 'axe finds nothing, at 600, 375 and 320 px.')
      : element('ul', {}, ...violations.map((violation) => violationItem(violation, tools))),
  );
}

/**
 * @param {Violation} violation
 * @param {PanelTools} tools
 */
function violationItem({ rule, help, more, places }, tools) {
  return element(
    'li',
    { class: 'finding' },
    element(
      'p',
      {},
      `${help}: `,
      element('a', { href: more, target: '_blank', rel: 'noopener noreferrer' }, rule),
      `, ${plural(places.length, 'place')}`,
    ),
    ...places.slice(0, MOST_PLACES).map((place) => placeItem(place, tools)),
  );
}

/** One template makes many places of one mistake. */
const MOST_PLACES = 5;

/**
 * @param {ViolationPlace} place
 * @param {PanelTools} tools
 */
function placeItem({ selector, html, remedy }, tools) {
  return element(
    'div',
    {},
    element('p', { class: 'mono' }, html),
    element('p', { class: 'note' }, remedy),
    showElement(selector, tools),
  );
}
