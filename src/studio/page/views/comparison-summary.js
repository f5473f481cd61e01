/** @import { Comparison, ComparedArticle, ComparedDigest } from '../../comparison.ts' */
import { element } from '../element.js';
import { plural } from '../words.js';

/**
 * What is new, repeated and gone since the last issue: in one line, and in full when it is opened.
 *
 * @param {Comparison} comparison
 */
export function comparisonSummary(comparison) {
  const { last, now, fresh, carried, gone, repeated } = comparison;
  const counts = [
    `${fresh.length} new`,
    `${carried.length} carried over`,
    `${gone.length} gone`,
    ...(repeated.length > 0 ? [`${plural(repeated.length, 'passage')} repeated`] : []),
    `${plural(now.words, 'word')} (${signed(now.words - last.words)})`,
    `${kilobytes(now.bytes)} kB (${signed(Number(kilobytes(now.bytes - last.bytes)))})`,
  ];
  return element(
    'details',
    { class: 'comparison' },
    element('summary', {}, element('strong', {}, `Since ${last.date}: `), counts.join(' · ')),
    element(
      'div',
      { class: 'comparison-parts' },
      part('Subject and preheader', [inboxLines(now), inboxLines(last)]),
      part('New', fresh.map(headline)),
      part(
        'Carried over',
        carried.map((article) => `${article.headline} (${article.isChanged ? 'changed' : 'word for word'})`),
      ),
      part('Gone', gone.map(headline)),
      part('Repeated word for word', repeated),
    ),
  );
}

/**
 * @param {string} title
 * @param {readonly (string | Node)[]} lines
 */
function part(title, lines) {
  if (lines.length === 0) return false;
  return element(
    'section',
    {},
    element('h3', {}, title),
    element('ul', {}, ...lines.map((line) => element('li', {}, line))),
  );
}

/** @param {ComparedDigest} digest */
function inboxLines({ date, subject, preheader }) {
  return element('span', {}, `${date}: `, element('strong', {}, subject), preheader ? ` ${preheader}` : '');
}

/** @param {ComparedArticle} article */
function headline(article) {
  return article.headline;
}

/** @param {number} number */
function signed(number) {
  return number > 0 ? `+${number.toLocaleString('en-GB')}` : number.toLocaleString('en-GB').replace('-', '−');
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return (bytes / 1000).toFixed(1);
}
