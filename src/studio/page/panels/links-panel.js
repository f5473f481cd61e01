/** @import { Opened } from '../opened.js' */
/** @import { PanelTools } from './panel.js' */
import { element } from '../element.js';
import { plural } from '../words.js';
import { fateLine, isUnknown, openLinks } from './link-fates.js';

/**
 * Every link of the HTML part in reading order. A click on its words shows it in the mail. Where each leads is found out
 * on request: that is the one thing here which asks the network.
 *
 * @param {Opened} opened
 * @param {PanelTools} tools
 */
export function linksPanel(opened, { showLink }) {
  const mail = new DOMParser().parseFromString(opened.message?.html ?? '', 'text/html');
  const links = [...mail.querySelectorAll('a[href]')].map((link) => ({
    words: wordsOf(link),
    address: link.getAttribute('href') ?? '',
  }));
  const addresses = new Set(links.map(({ address }) => address));
  const button = element('button', { type: 'button', class: 'action', click: open }, 'Open every link');
  const answer = element('p', { class: 'note', role: 'status' });
  return [
    element(
      'p',
      { class: 'note' },
      `${plural(links.length, 'link')}, ${plural(addresses.size, 'place')} that they lead to. The words show where in the mail.`,
    ),
    element(
      'div',
      { class: 'panel-bar' },
      button,
      element('p', { class: 'note' }, 'Asks the network: each address is opened once, from this machine.'),
    ),
    answer,
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
          fateLine(address),
        ),
      ),
    ),
  ];

  async function open() {
    button.disabled = true;
    answer.textContent = 'Opening…';
    try {
      await openLinks(opened);
      const left = [...addresses].filter(isUnknown).length;
      answer.textContent =
        left === 0
          ? 'All of them have been opened.'
          : `${plural(left, 'place')} could not be opened. Ask again.`;
    } catch (error) {
      answer.textContent = error instanceof Error ? error.message : String(error);
    } finally {
      button.disabled = false;
    }
  }
}

/** @param {Element} link */
function wordsOf(link) {
  const text = link.textContent?.trim().replace(/\s+/g, ' ');
  return text || link.querySelector('img')?.alt || '(no words)';
}
