/** @import { IssueRow } from '../../issue-table.ts' */
import { element } from '../element.js';

/**
 * How far an issue has come, in a word or two.
 *
 * @param {IssueRow} issue
 */
export function stageChip({ stage, isPaused, counts }) {
  const many = (/** @type {number} */ count) => count.toLocaleString('en-GB');
  const words = {
    ready: 'Published',
    planning: 'Being planned',
    sending: counts ? `Sending: ${many(counts.sent)} of ${many(counts.planned)}` : 'Sending',
    done: 'Sent',
  };
  if (isPaused && stage !== 'done') return element('span', { class: 'chip warning' }, 'Paused');
  return element('span', { class: `chip ${stage === 'done' ? 'ready' : 'going'}` }, words[stage]);
}
