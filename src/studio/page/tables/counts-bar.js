/** @import { IssueCounts } from '../../../delivery/issue-counts.ts' */
/** @import { Store } from '../state.js' */
import { element } from '../element.js';
import { OUTCOMES } from './entry-words.js';

/** @type {readonly { of: keyof IssueCounts, outcome: keyof typeof OUTCOMES }[]} */
const PARTS = [
  { of: 'sent', outcome: 'SENT' },
  { of: 'failed', outcome: 'FAILED' },
  { of: 'skipped', outcome: 'SKIPPED' },
  { of: 'held', outcome: 'HELD' },
  { of: 'unknown', outcome: 'UNKNOWN' },
  { of: 'released', outcome: 'RELEASED' },
  { of: 'claimed', outcome: 'CLAIMED' },
  { of: 'waiting', outcome: 'WAITING' },
];

/** Everybody in the audience, by what became of their message; each count leads to those who make it up. */
export class CountsBar {
  #track = element('div', { class: 'counts-track', 'aria-hidden': 'true' });
  #planned = element('p', { class: 'counts-planned' });
  /** @type {Map<string, { button: HTMLElement, number: HTMLElement, fill: HTMLElement }>} */
  #parts = new Map();
  #list = element('div', { class: 'counts-list' });

  /** @param {Store} store */
  constructor(store) {
    for (const { of, outcome } of PARTS) {
      const number = element('strong');
      const choose = () => {
        const isChosen = store.state.outcome === outcome;
        store.change({ outcome: isChosen ? '' : outcome, entriesAfter: '' });
      };
      const button = element(
        'button',
        { type: 'button', class: `count-of ${of}`, title: OUTCOMES[outcome].why, click: choose },
        number,
        ` ${OUTCOMES[outcome].name.toLowerCase()}`,
      );
      const fill = element('div', { class: `fill ${of}` });
      this.#parts.set(of, { button, number, fill });
      this.#list.append(button);
      this.#track.append(fill);
    }
  }

  get nodes() {
    return [this.#planned, this.#track, this.#list];
  }

  /**
   * @param {IssueCounts} counts
   * @param {string} outcome that is chosen
   */
  show(counts, outcome) {
    this.#planned.textContent = `${counts.planned.toLocaleString('en-GB')} planned =`;
    for (const part of PARTS) {
      const nodes = this.#parts.get(part.of);
      if (!nodes) continue;
      const many = counts[part.of];
      nodes.number.textContent = many.toLocaleString('en-GB');
      // Those that matter in the end are said even of nobody.
      nodes.button.hidden = many === 0 && !['sent', 'failed', 'skipped'].includes(part.of);
      nodes.button.setAttribute('aria-pressed', String(part.outcome === outcome));
      nodes.fill.style.width = `${counts.planned > 0 ? (many / counts.planned) * 100 : 0}%`;
    }
  }
}
