/** @import { Finding } from '../../digest/finding.ts' */
/** @import { Opened } from './opened.js' */
import { element } from './element.js';
import { openInEditor } from './open-in-editor.js';
import { placeOf, plural, timeOf } from './words.js';

/** The banner is not the list of findings: more than these would push the mail out of sight. */
const MOST_SHOWN = 4;

/**
 * Says what stands in the way of the digest; is hidden if nothing does.
 *
 * @param {HTMLElement} banner
 * @param {Opened} opened
 */
export function fillBanner(banner, opened) {
  const errors = opened.findings?.filter(({ level }) => level === 'error') ?? [];
  const left = errors.length - MOST_SHOWN;
  banner.hidden = errors.length === 0;
  banner.replaceChildren(
    element('h3', {}, titleOf(opened)),
    element(
      'ul',
      {},
      ...errors
        .slice(0, MOST_SHOWN)
        .map((finding) =>
          element(
            'li',
            {},
            element('p', { class: 'mono' }, placeOfFinding(finding), ' ', finding.path),
            element('p', { class: 'banner-words' }, finding.message),
          ),
        ),
      left > 0 && element('li', {}, `and ${plural(left, 'more error')}`),
    ),
  );
}

// What concerns a file as a whole may not be about a file at all.
/** @param {Finding} finding */
function placeOfFinding(finding) {
  return finding.line > 0 ? openInEditor(finding) : placeOf(finding);
}

/** @param {Opened} opened */
function titleOf({ staleSince, message }) {
  if (staleSince)
    return `The files cannot be rendered as they are. This is the version of ${timeOf(staleSince)}.`;
  return message ? 'This digest would not go out as it is.' : 'This digest cannot be rendered yet.';
}
