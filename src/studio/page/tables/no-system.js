import { element } from '../element.js';
import { listNote } from '../row-link.js';

/** @param {string} what that only a running system has */
export function noSystem(what) {
  return listNote(
    'No system is running',
    `This is the preview alone, which has no ${what}. The whole system, on this machine only, is started by `,
    element('code', {}, 'npm start'),
    '.',
  );
}
