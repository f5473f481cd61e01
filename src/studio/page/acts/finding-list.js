/** @import { Finding } from '../../../digest/finding.ts' */
import { element } from '../element.js';
import { placeOf, plural } from '../words.js';

/** The panel of findings has all of them. */
const MOST_SHOWN = 6;

/** @param {readonly Finding[]} findings */
export function findingList(findings) {
  const left = findings.length - MOST_SHOWN;
  return element(
    'ul',
    { class: 'act-findings' },
    ...findings
      .slice(0, MOST_SHOWN)
      .map((finding) =>
        element(
          'li',
          {},
          element('span', { class: `chip ${finding.level}` }, finding.level),
          ' ',
          element('span', { class: 'mono' }, placeOf(finding)),
          element('p', {}, finding.message),
        ),
      ),
    left > 0 && element('li', {}, `and ${plural(left, 'more finding')}`),
  );
}
