/** @import { OutlinePart } from '../../inspection.ts' */
/** @import { PanelTools } from './panel.js' */
import { element } from '../element.js';

/**
 * A button with the first words of a part of a digest, which leads to its place in the mail.
 *
 * @param {OutlinePart} part
 * @param {string | undefined} near words that stand before it in the mail, such as the headline of its article
 * @param {PanelTools} tools
 */
export function showPart({ kind, words, article }, near, { showText, mailDocument }) {
  // Of the words that only the templates know there is nothing to look for.
  if (!words && !article) return element('strong', { class: 'part' }, `The ${kind}`);
  const answer = element('span', { class: 'note', role: 'status' });
  return element(
    'span',
    {},
    element('button', { type: 'button', class: 'part', title: 'Show it in the mail', click: show }, words),
    answer,
  );

  function show() {
    // The words of a headline stand in the contents, too; its anchor leads to the article itself.
    const anchor = article && mailDocument()?.getElementById(article);
    if (anchor) anchor.scrollIntoView({ block: 'center' });
    const isShown = anchor || showText(words, near);
    answer.textContent = isShown ? '' : ' Not in what is shown.';
  }
}
