/** @import { Opened } from '../opened.js' */
/** @import { PanelTools } from './panel.js' */
import { element } from '../element.js';
import { plural } from '../words.js';

/**
 * Every link of the HTML part in reading order. A click on its words shows it in the mail.
 *
 * @param {Opened} opened
 * @param {PanelTools} tools
 */
export function linksPanel({ message }, { showLink }) {
  const mail = new DOMParser().parseFromString(message?.html ?? '', 'text/html');
  const links = [...mail.querySelectorAll('a[href]')].map((link) => ({
    words: wordsOf(link),
    address: link.getAttribute('href') ?? '',
  }));
  const addresses = new Set(links.map(({ address }) => address));
  return [
    element(
      'p',
      { class: 'note' },
      `${plural(links.length, 'link')}, ${plural(addresses.size, 'place')} that they lead to. The words show where in the mail.`,
    ),
    element(
      'ul',
      { class: 'links' },
      ...links.map(({ words, address }, index) =>
        element(
          'li',
          {},
          element(
            'button',
            { type: 'button', title: 'Show it in the mail', click: () => showLink(index) },
            words,
          ),
          element('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, address),
        ),
      ),
    ),
  ];
}

/** @param {Element} link */
function wordsOf(link) {
  const text = link.textContent?.trim().replace(/\s+/g, ' ');
  return text || link.querySelector('img')?.alt || '(no words)';
}
