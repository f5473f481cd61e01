/** @import { Opening } from '../opening.ts' */
import { askAction } from './acts/ask-action.js';
import { element } from './element.js';
import { placeOf } from './words.js';

/**
 * A button that opens a file at a line in the editor. Where that cannot be, it says why, and the place is in the
 * clipboard.
 *
 * @param {{ file: string, line: number }} place
 * @param {string} [words] by default the place itself
 */
export function openInEditor({ file, line }, words = placeOf({ file, line })) {
  const answer = element('span', { class: 'note', role: 'status' });
  const button = element(
    'button',
    {
      type: 'button',
      class: 'open-in-editor mono',
      title: `Open ${placeOf({ file, line })} in the editor`,
      click: open,
    },
    words,
  );
  return element('span', { class: 'opening' }, button, answer);

  async function open() {
    const opening = await ask();
    answer.textContent =
      opening.kind === 'opened' ? 'Handed to the editor.' : `${opening.why} ${await copy()}`;
  }

  /** @returns {Promise<Opening>} */
  async function ask() {
    try {
      return await (await askAction('open', { file, line })).json();
    } catch (error) {
      return { kind: 'refused', why: error instanceof Error ? error.message : String(error) };
    }
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(placeOf({ file, line }));
      return 'Its place is in the clipboard.';
    } catch {
      return '';
    }
  }
}
