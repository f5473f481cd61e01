import { element } from '../element.js';

/**
 * Where it goes, with a sentence on what that means; a choice if there is one.
 *
 * @param {readonly { id: string, name: string, note: string }[]} destinations
 * @param {(id: string) => void} onChoice
 * @returns {HTMLElement}
 */
export function destinationChoice(destinations, onChoice) {
  return element(
    'fieldset',
    { class: 'destinations' },
    element('legend', {}, 'Through'),
    ...destinations.map(({ id, name, note }, index) => {
      const input = element('input', {
        type: 'radio',
        name: 'through',
        value: id,
        checked: index === 0,
        change: () => onChoice(id),
      });
      return element(
        'label',
        {},
        input,
        element('span', {}, element('strong', {}, name), element('span', { class: 'note' }, note)),
      );
    }),
  );
}
