import { element } from '../element.js';

/**
 * @param {readonly string[]} heads
 * @param {readonly (readonly (Node | string)[])[]} rows the first cell of each says what it is about
 */
export function dataTable(heads, rows) {
  return element(
    'div',
    { class: 'table-frame' },
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, ...heads.map((name) => element('th', { scope: 'col' }, name)))),
      element(
        'tbody',
        {},
        ...rows.map(([first = '', ...rest]) =>
          element(
            'tr',
            {},
            element('th', { scope: 'row' }, first),
            ...rest.map((cell) => element('td', {}, cell)),
          ),
        ),
      ),
    ),
  );
}
