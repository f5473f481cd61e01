import { darken } from './views/darken.js';

/**
 * @typedef {object} Look
 * @property {string} appearance
 * @property {string} pictures
 * @property {string} [pictureStamp] differs if one of this machine's pictures does
 */

/**
 * A mail as it looks to a reader of a certain taste. Only this copy is changed.
 *
 * @param {string} html
 * @param {Look} look
 * @returns {{ mail: Document, elsewhere: number }} and how many pictures lie on other machines, which the page's policy
 *   does not load unless it is asked to
 */
export function frameDocument(html, { appearance, pictures, pictureStamp = '' }) {
  const mail = new DOMParser().parseFromString(html, 'text/html');
  const elsewhere = countPicturesElsewhere(mail);
  forceScheme(mail, appearance === 'dark' ? 'dark' : 'light');
  if (appearance === 'inverted') darken(mail, 'all');
  if (appearance === 'darkened') darken(mail, 'light');
  if (pictures === 'off') takeAwayPictures(mail);
  else takePicturesFromHere(mail, pictureStamp);
  // Those of image maps and of drawings, too: none is to take the mail's place.
  for (const link of mail.querySelectorAll('a, area')) {
    const address = link.getAttribute('href') ?? link.getAttribute('xlink:href');
    if (address === null || address.startsWith('#')) continue;
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer');
  }
  return { mail, elsewhere };
}

/**
 * @param {Document} mail
 * @returns {string} for a frame's `srcdoc`
 */
export function sourceOf(mail) {
  return `<!doctype html>${mail.documentElement.outerHTML}`;
}

/** @param {Document} mail */
function countPicturesElsewhere(mail) {
  const sources = [...mail.images].map((image) => image.getAttribute('src') ?? '');
  return sources.filter((source) => /^https?:/.test(source) && !OF_THIS_MACHINE.test(source)).length;
}

const OF_THIS_MACHINE = /^https?:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?(?=\/)/;

/**
 * The mail names its own pictures by the address that the studio listens at; but the page may have come by another
 * name of this machine, or through a port that was forwarded, and is allowed pictures of its own origin alone. A picture
 * that was replaced under its name is another one.
 *
 * @param {Document} mail
 * @param {string} stamp
 */
function takePicturesFromHere(mail, stamp) {
  for (const image of mail.images) {
    const source = image.getAttribute('src') ?? '';
    if (!OF_THIS_MACHINE.test(source)) continue;
    const here = source.replace(OF_THIS_MACHINE, location.origin);
    image.setAttribute('src', stamp && !here.includes('?') ? `${here}?${stamp}` : here);
  }
}

const FEATURE = /\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/gi;

/**
 * The reader's choice of scheme cannot be set from outside, so that the question is answered in the style sheet.
 *
 * @param {Document} mail
 * @param {string} scheme
 */
function forceScheme(mail, scheme) {
  for (const style of mail.querySelectorAll('style')) {
    const css = style.textContent ?? '';
    style.textContent = css
      .replace(FEATURE, (_feature, asked) =>
        asked.toLowerCase() === scheme ? '(min-width: 0)' : '(max-width: 0)',
      )
      .replace(/color-scheme\s*:\s*light dark/gi, `color-scheme: ${scheme}`);
  }
  for (const meta of mail.querySelectorAll('meta[name="color-scheme"]')) meta.setAttribute('content', scheme);
}

/**
 * As a client that blocks them: the place is kept, the alternative text is shown in it.
 *
 * @param {Document} mail
 */
function takeAwayPictures(mail) {
  for (const image of mail.images) image.setAttribute('src', 'data:,');
}
