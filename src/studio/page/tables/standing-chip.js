/** @import { Standing } from '../../subscriber-table.ts' */
import { element } from '../element.js';

const GRADES = {
  confirmed: 'ready',
  paused: 'warning',
  pending: 'warning',
  unsubscribed: '',
  suppressed: 'error',
};

/** @param {Standing} standing */
export function standingChip(standing) {
  const words = `${standing.charAt(0).toUpperCase()}${standing.slice(1)}`;
  return element('span', { class: `chip ${GRADES[standing]}` }, words);
}
