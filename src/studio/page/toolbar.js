/** @import { Store } from './state.js' */
import { element } from './element.js';

const GROUPS = [
  { name: 'width', legend: 'Width', options: { 320: '320', 375: '375', 600: '600', full: 'Full' } },
  {
    name: 'appearance',
    legend: 'Appearance',
    options: { light: 'Light', dark: 'Dark', inverted: 'Inverted' },
  },
  { name: 'pictures', legend: 'Pictures', options: { on: 'Pictures', off: 'No pictures' } },
];

/**
 * How to look at the mail. What is chosen goes to the state, and follows it.
 *
 * @param {Store} store
 */
export function createToolbar(store) {
  const bar = element('div', { class: 'toolbar', role: 'group', 'aria-label': 'How to look at the mail' });
  bar.append(
    ...GROUPS.map(({ name, legend, options }) =>
      element(
        'fieldset',
        { class: 'choice' },
        element('legend', { class: 'hidden-text' }, legend),
        ...Object.entries(options).map(([value, words]) =>
          element(
            'label',
            {},
            element('input', { type: 'radio', name, value, change: () => store.change({ [name]: value }) }),
            words,
          ),
        ),
      ),
    ),
  );
  const follow = () => {
    const { width, appearance, pictures } = store.state;
    const chosen = { width, appearance, pictures: pictures === 'off' ? 'off' : 'on' };
    for (const input of bar.querySelectorAll('input')) {
      input.checked = chosen[/** @type {keyof chosen} */ (input.name)] === input.value;
    }
  };
  store.onChange(follow);
  follow();
  return bar;
}
