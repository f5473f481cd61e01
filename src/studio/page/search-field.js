import { element } from './element.js';

/** Whoever types a word is still at it. */
const TYPING_PAUSE_MS = 150;

/**
 * A field whose words are searched for when their writer pauses.
 *
 * @param {{ label: string, placeholder?: string, search: (words: string) => void }} parts
 * @returns {{ input: HTMLInputElement, show: (words: string) => void }} `show` writes what is searched for into the
 *   field, unless somebody is typing there
 */
export function searchField({ label, placeholder = label, search }) {
  /** @type {number | undefined} */
  let timer;
  const tell = () => {
    timer = undefined;
    // Whoever has left for another list meanwhile does not search that one.
    if (input.isConnected) search(input.value);
  };
  const input = element('input', {
    ...{ type: 'search', 'aria-label': label, placeholder, autocomplete: 'off' },
    input: () => {
      clearTimeout(timer);
      timer = setTimeout(tell, TYPING_PAUSE_MS);
    },
  });
  const show = (/** @type {string} */ words) => {
    if (timer === undefined) input.value = words;
  };
  return { input, show };
}
