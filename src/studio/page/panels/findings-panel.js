/** @import { Finding } from '../../../digest/finding.ts' */
/** @import { Opened } from '../opened.js' */
import { element } from '../element.js';
import { placeOf } from '../words.js';

/**
 * What is wrong, file by file.
 *
 * @param {Opened} opened
 */
export function findingsPanel({ findings }) {
  if (!findings)
    return [element('p', { class: 'note' }, 'A sent message is what it is. Findings are about digests.')];
  if (findings.length === 0) return [allWell()];
  const byFile = Map.groupBy(findings, ({ file }) => file);
  return [...byFile].map(([file, ofFile]) =>
    element(
      'section',
      { class: 'findings' },
      element('h3', {}, file),
      element('ul', {}, ...ofFile.map(findingItem)),
    ),
  );
}

/** @param {Finding} finding */
function findingItem(finding) {
  const { level, line, path, rule, message } = finding;
  return element(
    'li',
    { class: 'finding', 'data-place': placeOf(finding) },
    element(
      'p',
      { class: 'where' },
      element('span', { class: `chip ${level}` }, level),
      line > 0 && element('span', { class: 'mono' }, `line ${line}`),
      path !== '' && element('span', { class: 'mono' }, path),
    ),
    element('p', {}, message),
    element('p', { class: 'note mono' }, rule),
  );
}

function allWell() {
  return element(
    'div',
    { class: 'all-well' },
    element('strong', {}, 'Nothing found'),
    element('p', { class: 'note' }, 'Files, references and the mail itself are as they should be.'),
  );
}
