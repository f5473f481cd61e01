/** @import { IssueRow } from '../../issue-table.ts' */
/** @import { State } from '../state.js' */
import { element } from '../element.js';
import { NO_SYSTEM } from '../lists.js';
import { listNote, rowLink } from '../row-link.js';
import { dayOf } from '../times.js';
import { plural } from '../words.js';
import { noSystem } from './no-system.js';
import { stageChip } from './stage-chip.js';

/**
 * @param {readonly IssueRow[] | typeof NO_SYSTEM | undefined} issues
 * @param {State} state
 * @param {string} openId
 * @returns {HTMLElement[]}
 */
export function issueRows(issues, state, openId) {
  if (!issues) return [];
  if (issues === NO_SYSTEM) return [noSystem('issues')];
  if (issues.length === 0) {
    return [listNote('No issue yet', 'A digest becomes an issue when it is published.')];
  }
  const list = issues.map((issue) =>
    rowLink(
      issue.id,
      { ...state, issue: issue.id, who: '', outcome: '', entriesAfter: '', entry: '' },
      openId === issue.id,
      [
        element('span', { class: 'top' }, element('span', {}, `Revision ${issue.revision}`), dayOf(issue.id)),
        element('span', { class: 'subject' }, issue.subject),
        element(
          'span',
          { class: 'chips' },
          stageChip(issue),
          issue.counts && element('span', { class: 'chip' }, plural(issue.counts.planned, 'subscriber')),
        ),
      ],
    ),
  );
  return [element('ul', {}, ...list)];
}
