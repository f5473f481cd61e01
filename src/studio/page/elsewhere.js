/** @import { Finding } from '../../digest/finding.ts' */
import { element } from './element.js';
import { openInEditor } from './open-in-editor.js';
import { plural } from './words.js';

/** What is wrong in files that no digest is made of, to be unfolded below the digests. */
export class Elsewhere {
  #summary = element('summary');
  #list = element('ul');
  // Stays the same while its list changes: whoever has unfolded it is reading it.
  #node = element(
    'details',
    { class: 'rows-note elsewhere', id: 'elsewhere' },
    this.#summary,
    element('p', {}, 'In files that no digest is made of.'),
    this.#list,
  );
  #shown = '';

  /**
   * @param {readonly Finding[]} findings
   * @param {boolean} isAll whether there is nothing else to be seen
   * @returns {HTMLElement[]} empty if nothing was found
   */
  show(findings, isAll) {
    if (findings.length === 0) return [];
    const facts = JSON.stringify(findings);
    if (facts !== this.#shown) this.#fill(findings);
    if (this.#shown === '' && isAll) this.#node.open = true;
    this.#shown = facts;
    return [this.#node];
  }

  /** @param {readonly Finding[]} findings */
  #fill(findings) {
    const errors = findings.filter(({ level }) => level === 'error');
    const others = findings.filter(({ level }) => level !== 'error');
    this.#summary.replaceChildren(
      `${plural(findings.length, 'finding')} elsewhere`,
      ...(errors.length > 0
        ? [' ', element('span', { class: 'chip error' }, plural(errors.length, 'error'))]
        : []),
    );
    this.#list.replaceChildren(...[...errors, ...others].map(itemOf));
  }
}

/** @param {Finding} finding */
function itemOf(finding) {
  const { level, message } = finding;
  return element(
    'li',
    {},
    element('span', { class: `chip ${level}` }, level),
    ' ',
    openInEditor(finding),
    element('p', {}, message),
  );
}
