/** @import { AxeResults, ElementContext, RunOptions } from 'axe-core' */
/** @import { Violation } from '../../audit.ts' */

/**
 * A mail is a part of the client's page, which has the landmarks. Contrast is measured in every look by
 * `findFaintText`, once for each pair of colours.
 */
const OTHERS_BUSINESS = [
  'region',
  'landmark-one-main',
  'landmark-unique',
  'landmark-no-duplicate-main',
  'color-contrast',
];

/** @type {RunOptions} */
const OPTIONS = {
  rules: {
    ...Object.fromEntries(OTHERS_BUSINESS.map((id) => [id, { enabled: false }])),
    'target-size': { enabled: true },
  },
  resultTypes: ['violations'],
  // Would fetch style sheets, which a mail does not have.
  preload: false,
};

const AXE = '../axe.js';

/**
 * What axe finds wrong in the document of a window, which needs no scripts of its own.
 *
 * @param {Window} view
 * @returns {Promise<Violation[]>}
 */
export async function findViolations(view) {
  /** @type {{ loadAxe(view: Window): { run(context: ElementContext, options: RunOptions): Promise<AxeResults> } }} */
  const { loadAxe } = await import(AXE);
  const { violations } = await loadAxe(view).run(view.document, OPTIONS);
  return violations.map(({ id, help, helpUrl, nodes }) => ({
    rule: id,
    help,
    more: helpUrl,
    places: nodes.map(({ target, html, failureSummary = '' }) => ({
      selector: target.flat().join(' '),
      html: html.slice(0, 160),
      // The first line says only that something is to be done; the next is the way that most often is meant.
      remedy: failureSummary.split('\n')[1]?.trim() ?? '',
    })),
  }));
}
