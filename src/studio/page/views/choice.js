/** @import { State, Store } from '../state.js' */
import { element } from '../element.js';

/**
 * One part of the state as buttons of which one is down. It goes to the state, and follows it.
 *
 * @param {Store} store
 * @param {object} choice
 * @param {keyof State} choice.name
 * @param {string} choice.legend
 * @param {[value: string, words: string][]} choice.options
 * @param {(value: string) => string} [choice.read] which option stands for what the state says
 */
export function createChoice(store, { name, legend, options, read = (value) => value }) {
  const node = element(
    'fieldset',
    { class: 'choice' },
    element('legend', { class: 'hidden-text' }, legend),
    ...options.map(([value, words]) =>
      element(
        'label',
        {},
        element('input', { type: 'radio', name, value, change: () => store.change({ [name]: value }) }),
        words,
      ),
    ),
  );
  const follow = () => {
    for (const input of node.querySelectorAll('input'))
      input.checked = input.value === read(store.state[name]);
  };
  store.onChange(follow);
  follow();
  return node;
}

/**
 * The same as a list that opens, where there is little room.
 *
 * @param {Store} store
 * @param {object} choice
 * @param {keyof State} choice.name
 * @param {string} choice.legend
 * @param {[value: string, words: string][]} choice.options
 * @param {boolean} [choice.isTitled] whether the legend is to be seen
 * @param {boolean} [choice.asStep] whether the browser's Back leads back from it
 */
export function createList(store, { name, legend, options, isTitled = false, asStep = false }) {
  const list = element(
    'select',
    { name, 'aria-label': legend, change: () => store.change({ [name]: list.value }, { asStep }) },
    ...options.map(([value, words]) => element('option', { value }, words)),
  );
  const follow = () => {
    const value = store.state[name];
    const own = list.querySelector('[data-own]');
    own?.remove();
    // A width that somebody has dragged is none of those that are offered.
    if (!options.some(([offered]) => offered === value))
      list.append(element('option', { value, 'data-own': true }, value));
    list.value = value;
  };
  store.onChange(follow);
  follow();
  return element(
    'label',
    { class: 'list' },
    isTitled && element('span', { 'aria-hidden': 'true' }, legend),
    list,
  );
}

/**
 * A part of the state that is one of two.
 *
 * @param {Store} store
 * @param {object} choice
 * @param {keyof State} choice.name
 * @param {string} choice.words
 * @param {string} choice.on
 * @param {string} choice.off
 */
export function createCheck(store, { name, words, on, off }) {
  const input = element('input', {
    type: 'checkbox',
    name,
    change: () => store.change({ [name]: input.checked ? on : off }),
  });
  const follow = () => {
    input.checked = store.state[name] !== off;
  };
  store.onChange(follow);
  follow();
  return element('label', { class: 'check' }, input, words);
}
