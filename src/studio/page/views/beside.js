/** @import { Opened } from '../opened.js' */
/** @import { Store } from '../state.js' */
/** @import { Pane } from './pane.js' */
import { loadPreview, loadSinceLast } from '../api.js';
import { element } from '../element.js';
import { openedDigest } from '../opened.js';
import { createList } from './choice.js';
import { comparisonSummary } from './comparison-summary.js';
import { APPEARANCES, PARTS, PICTURES, WIDTHS } from './look-options.js';

/** What is shown beside the mail: another view of it, or the last issue. */
export class Beside {
  #store;
  #pane;
  #bar;
  #title = element('h3');
  #turn = 0;
  /** Of what is held against the last issue; empty if nothing is. */
  summary = element('div', { class: 'comparison-host' });

  /**
   * @param {Store} store
   * @param {Pane} pane
   */
  constructor(store, pane) {
    this.#store = store;
    this.#pane = pane;
    pane.share(true);
    this.#bar = element(
      'div',
      { class: 'toolbar small', role: 'group', 'aria-label': 'How to look at the second view' },
      createList(store, { name: 'besidePart', legend: 'Part of the second view', options: PARTS }),
      createList(store, { name: 'besideWidth', legend: 'Width of the second view', options: WIDTHS }),
      createList(store, {
        name: 'besideAppearance',
        legend: 'Appearance of the second view',
        options: APPEARANCES,
      }),
      createList(store, {
        name: 'besidePictures',
        legend: 'Pictures of the second view',
        options: PICTURES,
      }),
    );
    this.node = element(
      'div',
      { class: 'view' },
      element('div', { class: 'view-head' }, this.#title, this.#bar),
      pane.stage,
    );
  }

  /**
   * @param {Opened} opened of which there is a message
   * @param {{ hasRoom: boolean }} window
   * @returns {Promise<string | undefined>} why there is nothing beside it, if somebody wants something there; else
   *   empty; undefined if something else was asked for meanwhile
   */
  async show(opened, { hasRoom }) {
    const turn = ++this.#turn;
    const { beside } = this.#store.state;
    if (beside !== 'last' || !hasRoom) this.summary.replaceChildren();
    this.#bar.hidden = beside !== 'view';
    if (beside === '') return '';
    if (!hasRoom) return 'Two views side by side need a wider window than this one.';
    if (beside === 'view') {
      this.#title.textContent = 'Second view';
      await this.#pane.show(opened, this.look);
      return '';
    }
    const { comparison, last } = await loadLast(opened, this.#store.state);
    if (turn !== this.#turn) return undefined;
    this.summary.replaceChildren(...(comparison ? [comparisonSummary(comparison)] : []));
    if (!comparison || !last) return nothingEarlier(opened);
    this.#title.textContent = `The issue of ${comparison.last.date}`;
    await this.#pane.show(last, this.look);
    return '';
  }

  setWidth() {
    this.#pane.setWidth(this.look.width);
  }

  /** The last issue is looked at as this one is, or the two could not be compared. */
  get look() {
    const { state } = this.#store;
    const { width, appearance, pictures, part } = state;
    if (state.beside === 'last') return { width, appearance, pictures, part };
    return {
      width: state.besideWidth,
      appearance: state.besideAppearance,
      pictures: pictures === 'all' && state.besidePictures === 'on' ? 'all' : state.besidePictures,
      part: state.besidePart,
    };
  }
}

/**
 * @param {Opened} opened
 * @param {import('../api.js').Viewing} state
 */
async function loadLast({ kind, id }, { direction, reader }) {
  const comparison = kind === 'digest' ? await loadSinceLast(id) : null;
  const viewing = { direction, reader };
  const preview = comparison && (await loadPreview(comparison.last.id, viewing));
  return { comparison, last: preview?.shown && openedDigest(preview, viewing) };
}

/** @param {Opened} opened */
function nothingEarlier({ kind }) {
  return kind === 'digest'
    ? 'There is no digest of an earlier day that could be shown beside it.'
    : 'Only digests have a last issue. For a message, choose another view.';
}
