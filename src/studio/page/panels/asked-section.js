import { element } from '../element.js';
import { faultNote } from './fault-note.js';

/**
 * Something that takes a while to find out, and is found out only if somebody asks.
 *
 * @param {{ title: string, note: string, ask: string, find: () => Promise<Node[]> }} section
 */
export function askedSection({ title, note, ask, find }) {
  const answer = element('div', { role: 'status' });
  const button = element('button', { type: 'button', class: 'action', click: fill }, ask);
  return element(
    'section',
    {},
    element('h3', {}, title),
    element('p', { class: 'note' }, note),
    button,
    answer,
  );

  async function fill() {
    button.disabled = true;
    answer.replaceChildren('Looking…');
    try {
      answer.replaceChildren(...(await find()));
    } catch (error) {
      answer.replaceChildren(faultNote(error));
    } finally {
      button.disabled = false;
    }
  }
}
