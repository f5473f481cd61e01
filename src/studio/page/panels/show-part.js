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
  const button = element(
    'button',
    { type: 'button', class: 'part', title: 'Show it in the mail', click: show },
    words || `The ${kind}`,
  );
  return button;

  function show() {
    // The words of a headline stand in the contents, too; its anchor leads to the article itself.
    const anchor = article && mailDocument()?.getElementById(article);
    if (anchor) anchor.scrollIntoView({ block: 'center' });
    else if (!words || !showText(words, near)) button.title = 'Not in what is shown';
  }
}
