/** @import { Opened } from '../opened.js' */
/** @import { PanelTools } from './panel.js' */
/** @import { Audit } from '../../audit.ts' */
import { auditMail } from '../audit/audit-mail.js';
import { element } from '../element.js';
import { clientsSection } from './clients-section.js';
import { contrastSection } from './contrast-section.js';
import { spamSection } from './spam-section.js';
import { faultNote } from './fault-note.js';
import { violationsSection } from './violations-section.js';
import { widthsSection } from './widths-section.js';

/** Whoever is typing gets the mail first, and what is to be said of it when they pause. */
const PAUSE_MS = 300;

/** @type {{ html: string, audit: Promise<Audit> } | undefined} */
let last;

/**
 * How fit the mail is to be read: by whom, in what colours, on what screens, and past which filters.
 *
 * @param {Opened} opened
 * @param {PanelTools} tools
 */
export function auditPanel(opened, tools) {
  const { message, kind } = opened;
  if (!message) return [element('p', { class: 'note' }, 'There is no mail yet.')];
  const host = element(
    'div',
    { class: 'audit' },
    element('p', { class: 'note', role: 'status' }, 'Looking…'),
  );
  void fill(host, message.html, tools);
  return kind === 'digest' ? [host, spamSection(opened), clientsSection(opened)] : [host];
}

/**
 * @param {HTMLElement} host
 * @param {string} html
 * @param {PanelTools} tools
 */
async function fill(host, html, tools) {
  if (last?.html !== html) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    if (!host.isConnected) return;
    last = { html, audit: auditMail(html) };
  }
  try {
    const { violations, contrasts, widths } = await last.audit;
    host.replaceChildren(
      violationsSection(violations, tools),
      contrastSection(contrasts, tools),
      widthsSection(widths, tools),
    );
  } catch (error) {
    // Tried again when the panel is opened again.
    last = undefined;
    host.replaceChildren(faultNote(error));
  }
}
