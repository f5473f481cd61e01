/** @import { Audit, FaintText, Overflow, Violation } from '../../audit.ts' */
import { element } from '../element.js';
import { frameDocument, sourceOf } from '../frame-document.js';
import { findFaintText } from './find-faint-text.js';
import { findOverflow } from './find-overflow.js';
import { findViolations } from './find-violations.js';

/** The ways that readers see the colours of a mail in. */
const LOOKS = ['light', 'dark', 'inverted', 'darkened'];
/** Between them the mail changes; on narrower screens nobody reads mail. */
const WIDTHS = [600, 375, 320];
const HEIGHT = 2000;

/**
 * Looks at a mail as readers will have it before them, in frames that nobody sees: what is shown may be something else.
 *
 * @param {string} html
 * @returns {Promise<Audit>}
 */
export async function auditMail(html) {
  /** @type {{ look: string, faint: FaintText[] }[]} */
  const contrasts = [];
  for (const look of LOOKS) {
    const faint = await withFrame(html, look, ({ document: mail }) => findFaintText(mail));
    contrasts.push({ look, faint });
  }
  return withFrame(html, 'light', async (view, frame) => {
    /** @type {{ width: number, overflow: Overflow | undefined }[]} */
    const widths = [];
    /** @type {Violation[]} */
    const violations = [];
    for (const width of WIDTHS) {
      frame.style.width = `${width}px`;
      widths.push({ width, overflow: findOverflow(view) });
      const known = violations.map(({ rule }) => rule);
      violations.push(...(await findViolations(view)).filter(({ rule }) => !known.includes(rule)));
    }
    return { violations, contrasts, widths };
  });
}

/**
 * @template Result
 * @param {string} html
 * @param {string} appearance
 * @param {(view: Window, frame: HTMLIFrameElement) => Result | Promise<Result>} look
 * @returns {Promise<Result>}
 */
async function withFrame(html, appearance, look) {
  const frame = element('iframe', {
    class: 'audit-frame',
    sandbox: 'allow-same-origin',
    title: 'The mail, being looked at',
    tabindex: '-1',
    'aria-hidden': 'true',
  });
  frame.style.cssText = `width: ${WIDTHS[0]}px; height: ${HEIGHT}px;`;
  frame.style.colorScheme = appearance === 'dark' ? 'dark' : 'light';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  // Without pictures nothing is fetched, and a text in a picture's place is measured as well.
  frame.srcdoc = sourceOf(frameDocument(html, { appearance, pictures: 'off' }).mail);
  document.body.append(frame);
  try {
    await loaded;
    return await look(/** @type {Window} */ (frame.contentWindow), frame);
  } finally {
    frame.remove();
  }
}
