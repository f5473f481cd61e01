import { element } from '../element.js';
import { NARROWEST, WIDEST } from '../state.js';

const STEP = 10;
const LEAP = 50;

/**
 * The right edge of a frame, to be dragged or moved with the arrow keys.
 *
 * @param {object} parts
 * @param {() => { width: number, scale: number }} parts.read how wide the frame is, and how large it is drawn
 * @param {(width: string) => void} parts.onDrag again and again while it is dragged
 * @param {(width: string) => void} parts.onChoice once it stays
 */
export function createWidthHandle({ read, onDrag, onChoice }) {
  const node = element('div', {
    class: 'width-handle',
    role: 'separator',
    tabindex: '0',
    title: 'Drag to make the mail wider or narrower',
    'aria-label': 'Width of the mail',
    'aria-orientation': 'vertical',
    'aria-valuemin': String(NARROWEST),
    'aria-valuemax': String(WIDEST),
    keydown: (/** @type {KeyboardEvent} */ event) => {
      const width = widthAfter(event.key, read().width);
      if (width === undefined) return;
      event.preventDefault();
      onChoice(within(width));
    },
    pointerdown: (/** @type {PointerEvent} */ event) => {
      if (event.button !== 0) return;
      const from = { x: event.clientX, ...read() };
      node.setPointerCapture(event.pointerId);
      let width = '';
      const move = (/** @type {PointerEvent} */ at) => {
        // The frame stays in the middle, so that it grows on both sides.
        width = within(from.width + (2 * (at.clientX - from.x)) / from.scale);
        onDrag(width);
      };
      const dragging = new AbortController();
      const { signal } = dragging;
      const end = () => {
        dragging.abort();
        if (width) onChoice(width);
      };
      node.addEventListener('pointermove', move, { signal });
      node.addEventListener('pointerup', end, { signal });
      node.addEventListener('pointercancel', end, { signal });
    },
  });

  return {
    node,
    /** @param {number} width */
    show(width) {
      node.setAttribute('aria-valuenow', String(width));
      node.setAttribute('aria-valuetext', `${width} pixels`);
    },
  };
}

/**
 * @param {string} key
 * @param {number} width
 * @returns {number | undefined} undefined for keys that have no meaning here
 */
function widthAfter(key, width) {
  /** @type {Record<string, number>} */
  const widths = {
    ArrowLeft: width - STEP,
    ArrowRight: width + STEP,
    PageDown: width - LEAP,
    PageUp: width + LEAP,
    Home: NARROWEST,
    End: WIDEST,
  };
  return widths[key];
}

/** @param {number} width */
function within(width) {
  return String(Math.round(Math.min(WIDEST, Math.max(NARROWEST, width))));
}
