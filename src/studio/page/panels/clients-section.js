/** @import { Compatibility, FeatureGap } from '../../compatibility.ts' */
/** @import { Opened } from '../opened.js' */
import { loadCompatibility } from '../api.js';
import { element } from '../element.js';
import { askedSection } from './asked-section.js';

/**
 * What mail programs do without of what the templates ask of them.
 *
 * @param {Opened} opened
 */
export function clientsSection({ id }) {
  return askedSection({
    title: 'Mail programs',
    note: 'Features that these templates use beyond a plain MJML mail, and the programs that do without them. Most are refinements that nobody misses: look at the mail without them before you change anything.',
    ask: 'Compare',
    find: async () => answerOf(await loadCompatibility(id)),
  });
}

/**
 * @param {Compatibility | undefined} compatibility
 * @returns {Node[]}
 */
function answerOf(compatibility) {
  if (!compatibility) return [element('p', {}, 'There is no mail to compare.')];
  const { asOf, features } = compatibility;
  return [
    element('p', { class: 'note' }, `By caniemail.com${asOf === undefined ? '' : `, as of ${asOf}`}.`),
    features.length === 0
      ? element('p', {}, 'Nothing beyond a plain MJML mail.')
      : element('ul', {}, ...features.map(featureItem)),
  ];
}

/** @param {FeatureGap} gap */
function featureItem({ feature, without, inPart }) {
  return element(
    'li',
    { class: 'finding' },
    element('p', { class: 'mono' }, feature),
    without.length > 0 &&
      element('p', {}, element('span', { class: 'chip warning' }, 'without'), ` ${without.join(', ')}`),
    inPart.length > 0 &&
      element('p', {}, element('span', { class: 'chip' }, 'in part'), ` ${inPart.join(', ')}`),
  );
}
