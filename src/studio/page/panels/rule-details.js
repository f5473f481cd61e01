/** @import { RuleBlock, RulePage, RuleRun } from '../../rule-page.ts' */
import { loadRule } from '../api.js';
import { element } from '../element.js';
import { faultNote } from './fault-note.js';

/**
 * Why a rule is there, and how to mend what it finds: its page of the documentation, read when it is opened.
 *
 * @param {string} id of the rule
 */
export function ruleDetails(id) {
  let isFilled = false;
  const body = element('div', { class: 'rule' });
  const details = element(
    'details',
    { 'data-lasting': true },
    element('summary', {}, `Why, and how to mend it (${id})`),
    body,
  );
  details.addEventListener('toggle', () => void (details.open && fill()));
  return details;

  async function fill() {
    if (isFilled) return;
    try {
      body.replaceChildren(...pageOf(await loadRule(id)));
      isFilled = true;
    } catch (error) {
      body.replaceChildren(faultNote(error));
    }
  }
}

/** @param {RulePage | null} page */
function pageOf(page) {
  return page
    ? [element('p', {}, element('strong', {}, `Finds ${page.title}`)), ...page.blocks.map(blockOf)]
    : [
        element(
          'p',
          { class: 'note' },
          'A file has to be right in itself before it can be judged. The message says what belongs there.',
        ),
      ];
}

/** @param {RuleBlock} block */
function blockOf(block) {
  return block.kind === 'code' ? element('pre', {}, block.text) : element('p', {}, ...block.runs.map(runOf));
}

const MARKS = /** @type {const} */ ({ strong: 'strong', emphasis: 'em', code: 'code' });

/** @param {RuleRun} run */
function runOf({ mark, text }) {
  return mark === 'none' ? text : element(MARKS[mark], {}, text);
}
