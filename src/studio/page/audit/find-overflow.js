/** @import { Overflow } from '../../audit.ts' */

/**
 * What makes a mail scroll sideways.
 *
 * @param {Window} view
 * @returns {Overflow | undefined} undefined if it does not
 */
export function findOverflow({ document: mail, innerWidth }) {
  const by = mail.documentElement.scrollWidth - innerWidth;
  if (by <= 0) return undefined;
  const isRightToLeft = mail.documentElement.dir === 'rtl';
  let [furthest, words] = [0, ''];
  for (const node of mail.body.querySelectorAll('*')) {
    const { left, right } = node.getBoundingClientRect();
    const reach = isRightToLeft ? -left : right - innerWidth;
    // Of elements within each other that end at one place, the innermost is to blame.
    if (reach < furthest || reach <= 0) continue;
    [furthest, words] = [reach, wordsOf(node)];
  }
  return { by, words };
}

/** @param {Element} node */
function wordsOf(node) {
  const text = node.textContent?.trim().replace(/\s+/g, ' ') ?? '';
  return text.slice(0, 80) || node.getAttribute('alt') || `<${node.localName}>`;
}
