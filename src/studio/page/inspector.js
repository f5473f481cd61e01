/** @import { Opened } from './opened.js' */
/** @import { Panel, PanelTools } from './panels/panel.js' */
/** @import { Store } from './state.js' */
import { element } from './element.js';
import { createFold } from './fold.js';
import { auditPanel } from './panels/audit-panel.js';
import { checkedPanel } from './panels/checked-panel.js';
import { dataPanel } from './panels/data-panel.js';
import { findingsPanel } from './panels/findings-panel.js';
import { headersPanel } from './panels/headers-panel.js';
import { inboxRowPanel } from './panels/inbox-row-panel.js';
import { linksPanel } from './panels/links-panel.js';
import { mjmlPanel } from './panels/mjml-panel.js';
import { outlinePanel } from './panels/outline-panel.js';
import { sizePanel } from './panels/size-panel.js';
import { sourcePanel } from './panels/source-panel.js';
import { refill } from './panels/refill.js';
import { plural } from './words.js';

/** @type {Record<string, { name: string, panel: Panel }>} */
const PANELS = {
  findings: { name: 'Findings', panel: findingsPanel },
  checked: { name: 'Checked', panel: checkedPanel },
  audit: { name: 'Audit', panel: auditPanel },
  row: { name: 'Inbox row', panel: inboxRowPanel },
  outline: { name: 'Outline', panel: outlinePanel },
  text: { name: 'Text', panel: sourcePanel('text', 'The text part, as clients without HTML show it.') },
  html: { name: 'HTML', panel: sourcePanel('html', 'The HTML part, as it is sent.') },
  mjml: { name: 'MJML', panel: mjmlPanel },
  data: { name: 'Data', panel: dataPanel },
  headers: { name: 'Headers', panel: headersPanel },
  raw: { name: 'Raw', panel: sourcePanel('raw', 'The whole message, byte by byte as it travels.') },
  links: { name: 'Links', panel: linksPanel },
  size: { name: 'Size', panel: sizePanel },
};

/** The mail taken apart: one panel at a time. */
export class Inspector {
  #store;
  #tools;
  #tabs = element('div', { class: 'panel-tabs', role: 'tablist', 'aria-label': 'Panels' });
  #fold;
  #panel = element('div', { class: 'panel', id: 'panel', role: 'tabpanel', tabindex: '0' });
  /** @type {Opened | undefined} */
  #opened;
  #turn = 0;
  #filledWith = '';

  /**
   * @param {HTMLElement} host
   * @param {Store} store
   * @param {PanelTools} tools
   */
  constructor(host, store, tools) {
    this.#store = store;
    this.#tools = tools;
    this.#tabs.append(...Object.entries(PANELS).map(([id, { name }]) => this.#tab(id, name)));
    this.#tabs.addEventListener('keydown', (event) => this.#move(event));
    this.#fold = createFold(store, { part: 'panel', controls: 'panel', label: 'Panels' });
    host.append(this.#fold.node, this.#tabs, this.#panel);
  }

  /** @param {Opened | undefined} opened */
  show(opened) {
    this.#opened = opened;
    this.showPanel();
  }

  showPanel() {
    const { panel: chosen } = this.#store.state;
    for (const tab of this.#tabs.querySelectorAll('button')) {
      const isChosen = tab.value === chosen;
      tab.setAttribute('aria-selected', String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      if (isChosen) this.#panel.setAttribute('aria-labelledby', tab.id);
    }
    this.#count();
    void this.#fill(chosen);
  }

  // What takes a moment leaves what was there before until it comes: most saves change little of a panel.
  /** @param {string} chosen */
  async #fill(chosen) {
    const turn = ++this.#turn;
    const opened = this.#opened;
    const name = `${chosen} ${opened?.kind} ${opened?.id}`;
    const isOther = name !== this.#filledWith;
    this.#filledWith = name;
    const nodes = opened ? (PANELS[chosen]?.panel(opened, this.#tools) ?? []) : [note('Nothing is open.')];
    if (nodes instanceof Promise && isOther) this.#panel.replaceChildren(note('Looking…'));
    const filling = nodes instanceof Promise ? await nodes.catch((error) => [note(error.message)]) : nodes;
    // What was asked for later is shown, even if this comes later still.
    if (turn !== this.#turn) return;
    if (!isOther) return refill(this.#panel, filling);
    this.#panel.replaceChildren(...filling);
    this.#panel.scrollTop = 0;
  }

  /** Gives the mail its room back, where there is not enough for both. */
  fold() {
    this.#fold.fold();
  }

  unfold() {
    this.#fold.unfold();
  }

  /** The panel `step` tabs further on, around the end. @param {number} step */
  turn(step) {
    const ids = Object.keys(PANELS);
    const next = ids.at((ids.indexOf(this.#store.state.panel) + step) % ids.length);
    this.#store.change({ panel: next });
    this.unfold();
  }

  #count() {
    const findings = this.#opened?.findings ?? [];
    const worst =
      ['error', 'warning'].find((level) => findings.some((finding) => finding.level === level)) ?? '';
    const { words, node: fold } = this.#fold;
    words.textContent = `Panel: ${PANELS[this.#store.state.panel]?.name ?? ''}`;
    // Folded up, the bar is all that tells of them.
    for (const counted of [fold, this.#tabs.querySelector('#tab-findings')]) {
      counted?.querySelector('.chip')?.remove();
      if (findings.length > 0)
        counted?.append(
          element('span', { class: `chip ${worst}` }, countOf(findings.length, counted === fold)),
        );
    }
  }

  /**
   * @param {string} id
   * @param {string} name
   */
  #tab(id, name) {
    const choose = () => this.#store.change({ panel: id });
    const attributes = {
      type: 'button',
      role: 'tab',
      id: `tab-${id}`,
      value: id,
      'aria-controls': 'panel',
      click: choose,
    };
    return element('button', attributes, name);
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.turn(step);
    /** @type {HTMLElement | null} */ (this.#tabs.querySelector('[aria-selected="true"]'))?.focus();
  }
}

/**
 * @param {number} many
 * @param {boolean} isAlone whether nothing beside it says what is counted
 */
function countOf(many, isAlone) {
  return isAlone ? plural(many, 'finding') : String(many);
}

/** @param {string} words */
function note(words) {
  return element('p', { class: 'note' }, words);
}
