/** @import { Store } from '../state.js' */
import { element } from '../element.js';
import { NARROWEST, WIDEST, readWidth } from '../state.js';

/**
 * Any width, as a number.
 *
 * @param {Store} store
 */
export function createWidthField(store) {
  const field = element('input', {
    type: 'number',
    name: 'width-in-pixels',
    min: String(NARROWEST),
    max: String(WIDEST),
    step: '1',
    'aria-label': 'Width in pixels',
    change: () => {
      const width = readWidth(field.value);
      if (width) store.change({ width });
      else follow();
    },
  });
  const follow = () => {
    field.value = store.state.width === 'full' ? '' : store.state.width;
    field.placeholder = 'px';
  };
  store.onChange(follow);
  follow();
  return field;
}
