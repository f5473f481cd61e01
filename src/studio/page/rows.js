/** @import { DeskRow } from '../preview.ts' */
/** @import { IssueRow } from '../issue-table.ts' */
/** @import { Held } from './lists.js' */
/** @import { State } from './state.js' */
import { element } from './element.js';
import { cut, GMAIL_ON_THE_WEB, ON_A_PHONE } from './inbox-cut.js';
import { isDeskRowMeant, thereOf } from './lists.js';
import { listNote, rowLink } from './row-link.js';
import { stageChip } from './tables/stage-chip.js';
import { dayOf } from './times.js';
import { flagsOf, plural, withFlagsAsLetters } from './words.js';

/**
 * The digests as an inbox would list them.
 *
 * @param {Held} held
 * @param {State} state
 * @param {string} openId
 * @returns {HTMLElement[]}
 */
export function deskRows({ desk, issues }, state, openId) {
  if (!desk) return [];
  const { rows } = desk;
  const meant = rows.filter((row) => isDeskRowMeant(row, state.search));
  const list = meant.map((row) =>
    rowLink(row.id, { ...state, digest: row.id }, openId === row.id, [
      element('span', { class: 'top' }, element('span', {}, row.from), dayOf(row.date)),
      ...linesOf(row, state),
      element('span', { class: 'chips' }, ...chipsOf(row, issueOf(row, rows, thereOf(issues)))),
    ]),
  );
  return [list.length > 0 ? element('ul', {}, ...list) : rows.length > 0 ? notFound() : noDigests()];
}

const ROOMS = { web: GMAIL_ON_THE_WEB, phone: ON_A_PHONE };

/**
 * @param {DeskRow} row
 * @param {State} state
 */
function linesOf({ flags, subject, preheader }, state) {
  const room = ROOMS[/** @type {keyof typeof ROOMS} */ (state.cut)];
  const asShown = (/** @type {string} */ text) =>
    state.flags === 'letters' ? withFlagsAsLetters(text) : text;
  const whole = asShown([flagsOf(flags), subject].filter(Boolean).join(' '));
  const words = asShown(preheader);
  return [
    element('span', { class: `subject ${room ? 'is-cut' : ''}` }, room ? cut(whole, room.subject) : whole),
    words !== '' &&
      element(
        'span',
        { class: `preheader ${room ? 'is-cut' : ''}` },
        room ? cut(words, room.preheader) : words,
      ),
  ];
}

/**
 * The issue that a digest was published as. Of several digests of a day it is the one that carries the day's name,
 * unless another is known to be what was published.
 *
 * @param {DeskRow} row
 * @param {readonly DeskRow[]} rows
 * @param {readonly IssueRow[] | undefined} issues
 */
function issueOf(row, rows, issues = []) {
  const issue = issues.find(({ id }) => id === row.date);
  const isIt = (/** @type {DeskRow} */ { rendered }) => rendered?.contentHash === issue?.contentHash;
  const known = rows.find((one) => one.date === row.date && isIt(one));
  return issue && (isIt(row) || (row.id === row.date && !known)) ? issue : undefined;
}

/**
 * @param {DeskRow} row
 * @param {IssueRow | undefined} issue
 */
function chipsOf({ status, file, errors, warnings, rendered, fixture, isBeingChecked }, issue) {
  const isChanged = issue && rendered && rendered.contentHash !== issue.contentHash;
  return [
    fixture !== undefined && element('span', { class: 'chip' }, `Fixture: ${fixture}`),
    issue && stageChip(issue),
    !issue && status === 'draft' && element('span', { class: 'chip draft' }, 'Draft'),
    !issue && status === 'ready' && !isBeingChecked && element('span', { class: 'chip ready' }, 'Ready'),
    isBeingChecked && element('span', { class: 'chip' }, 'Checking…'),
    isChanged && element('span', { class: 'chip warning' }, 'Changed since'),
    errors > 0 && element('span', { class: 'chip error' }, plural(errors, 'error')),
    warnings > 0 && element('span', { class: 'chip warning' }, plural(warnings, 'warning')),
    rendered && sizeChip(rendered.encodedHtml),
    file === undefined && element('span', { class: 'chip' }, "From the day's articles"),
  ];
}

/** Gmail's limit, and where to begin to look out for it: as in the size panel. @param {number} bytes */
function sizeChip(bytes) {
  const grade = bytes > 102_000 ? 'error' : bytes > 80_000 ? 'warning' : '';
  const title = 'The HTML part as it travels; Gmail cuts at about 102 kB';
  return element('span', { class: `chip ${grade}`, title }, `${(bytes / 1000).toFixed(0)} kB`);
}

function notFound() {
  return listNote('Nothing found', 'No digest has these words in its name, subject or preheader.');
}

function noDigests() {
  return listNote(
    'No digest yet',
    'Save an article in content/articles/, and the digest of its day appears here.',
  );
}
