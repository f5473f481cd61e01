/** @import { Opened } from './opened.js' */
/** @import { Store } from './state.js' */
import { element } from './element.js';
import { createCheck, createChoice, createList } from './views/choice.js';
import { APPEARANCES, PARTS, PICTURES, WIDTHS } from './views/look-options.js';
import { createReaderField } from './views/reader-field.js';
import { createWidthField } from './views/width-field.js';

/**
 * How to look at the mail. What is chosen goes to the state, and follows it.
 *
 * @param {Store} store
 */
export function createToolbar(store) {
  const reader = createReaderField(store);
  const direction = createCheck(store, {
    name: 'direction',
    words: 'Right to left',
    on: 'rtl',
    off: 'auto',
  });
  const turned = element('span', { class: 'note' }, 'Right to left already');
  const together = createCheck(store, { name: 'together', words: 'Scroll together', on: 'yes', off: 'no' });
  let hasHtml = true;
  const ofDigests = element('div', { class: 'toolbar-row' }, direction, turned, reader.node);
  const node = element(
    'div',
    { class: 'toolbar', id: 'toolbar', role: 'group', 'aria-label': 'How to look at the mail' },
    createChoice(store, {
      name: 'part',
      legend: 'Part',
      options: PARTS,
      read: (value) => (hasHtml ? value : 'text'),
    }),
    element(
      'div',
      { class: 'toolbar-row' },
      createChoice(store, { name: 'width', legend: 'Width', options: WIDTHS }),
      createWidthField(store),
    ),
    createChoice(store, { name: 'appearance', legend: 'Appearance', options: APPEARANCES }),
    createChoice(store, {
      name: 'pictures',
      legend: 'Pictures',
      options: PICTURES,
      // Those of other sites are pictures as well.
      read: (value) => (value === 'off' ? 'off' : 'on'),
    }),
    ofDigests,
    element(
      'div',
      { class: 'toolbar-row beside-row' },
      createList(store, {
        name: 'beside',
        legend: 'Beside it',
        isTitled: true,
        asStep: true,
        options: [
          ['', 'nothing'],
          ['view', 'another view'],
          ['last', 'the last issue'],
        ],
      }),
      together,
    ),
  );

  return {
    node,
    /** @param {Opened} opened */
    show({ kind, page, direction: written, message, unknownReader }) {
      ofDigests.hidden = kind !== 'digest';
      const isTurned = written === 'rtl' && store.state.direction !== 'rtl';
      direction.hidden = isTurned;
      turned.hidden = !isTurned;
      together.hidden = store.state.beside === '';
      hasHtml = message?.html !== '';
      for (const input of node.querySelectorAll('input')) {
        if (input.name !== 'part') continue;
        input.disabled =
          (input.value === 'web' && page === undefined) || (input.value === 'html' && !hasHtml);
        input.checked = input.value === (hasHtml ? store.state.part : 'text');
      }
      reader.show(unknownReader === undefined ? (message?.to ?? '') : '');
    },
  };
}
