/** @import { Audit } from '../../audit.ts' */
/** @import { PanelTools } from './panel.js' */
import { element } from '../element.js';
import { showInMail } from './show-in-mail.js';

/**
 * On which screens the mail would have to be pushed sideways.
 *
 * @param {Audit['widths']} widths
 * @param {PanelTools} tools
 */
export function widthsSection(widths, tools) {
  const wide = widths.filter(({ overflow }) => overflow);
  return element(
    'section',
    {},
    element('h3', {}, 'Widths'),
    wide.length === 0
      ? element('p', { class: 'note' }, `Fits ${widths.map(({ width }) => width).join(', ')} px.`)
      : element(
          'ul',
          {},
          ...wide.map(({ width, overflow }) =>
            element(
              'li',
              { class: 'finding' },
              element(
                'p',
                {},
                `At ${width} px it is ${overflow?.by} px too wide, because of “${overflow?.words}”.`,
              ),
              showInMail([overflow?.words ?? ''], tools),
            ),
          ),
        ),
  );
}
