/** @import { Opened } from '../opened.js' */
import { element } from '../element.js';

/**
 * The headers with encoded words decoded; the raw message has them as they travel.
 *
 * @param {Opened} opened
 */
export function headersPanel({ message }) {
  const rows =
    message?.headers.flatMap(({ name, value }) => [element('dt', {}, name), element('dd', {}, value)]) ?? [];
  return [
    element('p', { class: 'note' }, 'Decoded. SES replaces Message-ID and Date by its own.'),
    element('dl', { class: 'headers' }, ...rows),
  ];
}
