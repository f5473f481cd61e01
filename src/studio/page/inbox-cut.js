/** How many characters are shown, roughly: every client and screen cuts a little differently. */
export const GMAIL_ON_THE_WEB = { subject: 70, preheader: 90 };
export const ON_A_PHONE = { subject: 40, preheader: 45 };

const SEGMENTER = new Intl.Segmenter('en');

/** @param {string} text */
export function lengthOf(text) {
  return [...SEGMENTER.segment(text)].length;
}

/**
 * @param {string} text
 * @param {number} most
 */
export function cut(text, most) {
  const characters = [...SEGMENTER.segment(text)].map(({ segment }) => segment);
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : text;
}
