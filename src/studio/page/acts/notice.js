import { element } from '../element.js';

const SHOWN_MS = 6000;

/** @type {number | undefined} */
let timer;

/**
 * Says in passing how something went that has no dialog.
 *
 * @param {string} words
 * @param {{ stays?: boolean }} [options] `stays`: until the next one
 */
export function showNotice(words, { stays = false } = {}) {
  const notice = document.getElementById('notice') ?? makeNotice();
  notice.textContent = words;
  notice.hidden = false;
  clearTimeout(timer);
  if (!stays) timer = setTimeout(() => (notice.hidden = true), SHOWN_MS);
}

function makeNotice() {
  const notice = element('p', { id: 'notice', class: 'notice', role: 'status' });
  document.querySelector('main')?.append(notice);
  return notice;
}
