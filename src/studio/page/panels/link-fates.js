/** @import { LinkFate } from '../../../local/link-fate.ts' */
/** @import { LinkReport } from '../../link-report.ts' */
/** @import { Opened } from '../opened.js' */
import { askAction } from '../acts/ask-action.js';
import { element } from '../element.js';

/** What is known of addresses; a save changes the mail, and not where an address leads. @type {Map<string, LinkFate>} */
const known = new Map();

const OWN = /^https?:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?(?:\/|$)/;

/**
 * A line that tells what is known of an address, from when it is known: a panel that a save made anew has other lines
 * than the one in which somebody asked.
 *
 * @param {string} address
 */
export function fateLine(address) {
  return element('p', { class: 'fate', 'data-address': address }, ...fateOf(address));
}

/**
 * Opens the links of a mail, and tells of each as it becomes known.
 *
 * @param {Opened} opened
 */
export async function openLinks({ kind, id }) {
  const response = await askAction('links', { kind, id });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    const lines = (rest + part.value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      /** @type {LinkReport} */
      const { url, fate } = JSON.parse(line);
      known.set(url, fate);
      for (const told of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.fate')))
        if (told.dataset.address === url) told.replaceChildren(...fateOf(url));
    }
  }
}

/**
 * Whether nobody knows yet where it leads, though it could be opened.
 *
 * @param {string} address
 */
export function isUnknown(address) {
  return fateOf(address).length === 0 && !address.startsWith('#');
}

/**
 * What is known of an address; empty if nobody asked yet.
 *
 * @param {string} address
 * @returns {Node[]}
 */
function fateOf(address) {
  if (address.startsWith('#')) return [];
  if (OWN.test(address)) return [note('A page of this machine: not opened.')];
  if (!/^https?:/i.test(address)) return [note('Not a web address: not opened.')];
  const fate = known.get(address);
  return fate ? describe(fate, address) : [];
}

/**
 * @param {LinkFate} fate
 * @param {string} address
 * @returns {Node[]}
 */
function describe(fate, address) {
  switch (fate.kind) {
    case 'alive': {
      const isRedirected = URL.canParse(address) && new URL(address).href !== fate.at;
      return [
        chip('ready', String(fate.status)),
        ...(isRedirected ? [note(` redirected to ${fate.at}`)] : []),
      ];
    }
    case 'dead':
      return [chip('error', 'Dead'), note(` It ${fate.why}.`)];
    case 'unclear':
      return [chip('warning', 'Not clear'), note(` It ${fate.why}. Open it yourself.`)];
    case 'no-host':
      return [chip('error', 'No host'), note(' Its host does not exist, or this machine is offline.')];
  }
}

/**
 * @param {string} level
 * @param {string} words
 */
function chip(level, words) {
  return element('span', { class: `chip ${level}` }, words);
}

/** @param {string} words */
function note(words) {
  return element('span', { class: 'note' }, words);
}
