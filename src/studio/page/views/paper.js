import { element } from '../element.js';

/**
 * What the frame of a mail lies on: as wide as was asked for, and drawn smaller where there is less room than that. The
 * mail on it is laid out as before.
 */
export class Paper {
  node = element('div', { class: 'frames' });
  /** @type {number | undefined} in pixels; undefined if it is as wide as there is room */
  #width;
  /** In pixels. */
  room = Infinity;

  /** In pixels, whatever was asked for. */
  get width() {
    return this.node.clientWidth;
  }

  /**
   * @param {string} width in pixels, or `full`
   * @returns {boolean} whether it was another one before
   */
  setWidth(width) {
    const before = this.#width;
    this.#width = width === 'full' ? undefined : Number(width);
    this.node.classList.toggle('is-full', width === 'full');
    this.node.style.width = width === 'full' ? '' : `${width}px`;
    return this.#width !== before;
  }

  /** How large it is drawn: 1, or less where it has less room than it is wide. */
  get scale() {
    return Math.min(1, this.room / (this.#width ?? 1));
  }

  get isToBeSeen() {
    return this.node.getClientRects().length > 0;
  }

  // What is drawn smaller keeps its place: what it does not take of that is taken back by its margins.
  draw() {
    const { scale } = this;
    const { style, offsetWidth, offsetHeight } = this.node;
    style.transform = scale < 1 ? `scale(${scale})` : '';
    style.marginRight = scale < 1 ? `${(scale - 1) * offsetWidth}px` : '';
    style.marginBottom = scale < 1 ? `${(scale - 1) * offsetHeight}px` : '';
  }
}
