/** @import { Opened } from '../opened.js' */
import { element } from '../element.js';
import { loadInspection } from '../inspection.js';
import { sourceNodes } from './source-panel.js';

/**
 * The MJML that Handlebars makes of the templates, before it becomes HTML.
 *
 * @param {Opened} opened
 * @returns {Promise<Node[]>}
 */
export async function mjmlPanel(opened) {
  if (opened.kind !== 'digest' || !opened.message) return [notOfMessages()];
  const { mjml } = await loadInspection(opened);
  return sourceNodes(mjml, {
    note: 'What Handlebars makes of templates/, before MJML makes it HTML.',
    isMarkup: true,
  });
}

/** What the panels say that take digests apart, where there is none. */
export function notOfMessages() {
  return element(
    'p',
    { class: 'note' },
    'This is known of digests that have been rendered, not of sent messages.',
  );
}
