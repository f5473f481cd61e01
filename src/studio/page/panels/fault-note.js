import { element } from '../element.js';

/**
 * What stands where something could not be found out.
 *
 * @param {unknown} error
 */
export function faultNote(error) {
  return element('p', { role: 'alert' }, error instanceof Error ? error.message : String(error));
}
