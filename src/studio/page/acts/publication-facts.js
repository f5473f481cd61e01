/** @import { Audience, PublicationFacts, PublishedRevision } from '../../publish-verdict.ts' */
import { element } from '../element.js';
import { plural } from '../words.js';

/**
 * What would go out, when, and to how many.
 *
 * @param {PublicationFacts} facts
 */
export function publicationFacts({
  from,
  subject,
  preheader,
  day,
  bytes,
  schedule,
  audience,
  findings,
  published,
}) {
  return element(
    'div',
    {},
    element(
      'dl',
      { class: 'publication' },
      ...fact('From', from),
      ...fact('Subject', subject),
      ...fact('Preheader', preheader || 'none'),
      ...fact('Issue', day),
      ...fact('Sending', schedule),
      ...fact('To', audienceOf(audience)),
      ...fact('Size', `${bytes.toLocaleString('en-GB')} bytes a message`),
      ...fact('The gate', gateOf(findings)),
      ...fact('Before', published ? beforeOf(published) : 'nothing is published for that day'),
    ),
    published?.changes && changesOf(published.changes),
  );
}

/**
 * @param {string} name
 * @param {string} value
 */
function fact(name, value) {
  return [element('dt', {}, name), element('dd', {}, value)];
}

/** @param {Audience} audience */
function audienceOf({ count, isMore }) {
  if (count === 0) return 'nobody yet: no subscriber is confirmed';
  return isMore ? `${count.toLocaleString('en-GB')} subscribers or more` : plural(count, 'subscriber');
}

/** @param {PublicationFacts['findings']} findings */
function gateOf(findings) {
  const count = (/** @type {string} */ wanted) => findings.filter(({ level }) => level === wanted).length;
  return `no errors, ${plural(count('warning'), 'warning')}, ${plural(count('hint'), 'hint')}`;
}

/** @param {PublishedRevision} published */
function beforeOf({ revision, publishedAt, isSame }) {
  const when = new Date(publishedAt).toLocaleString('en-GB');
  return isSame
    ? `revision ${revision}, published ${when}, is the same`
    : `revision ${revision}, published ${when}; this becomes revision ${revision + 1}`;
}

/** @param {NonNullable<PublishedRevision['changes']>} changes */
function changesOf({ added, removed, more }) {
  if (added.length + removed.length === 0)
    return element(
      'p',
      { class: 'note' },
      'Every line is in both; they stand in another order, or look otherwise.',
    );
  return element(
    'details',
    { class: 'changes', open: true },
    element('summary', {}, 'What is different'),
    element(
      'ul',
      {},
      ...removed.map((line) => element('li', { class: 'removed' }, element('del', {}, line))),
      ...added.map((line) => element('li', { class: 'added' }, element('ins', {}, line))),
      more > 0 && element('li', {}, `and ${plural(more, 'more line')}`),
    ),
  );
}
