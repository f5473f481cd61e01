import type { Figure } from '../digest/figure.ts';
import { fillWords } from './fill-words.ts';
import { formatQuantity } from './format-quantity.ts';
import { joinParts } from './join-parts.ts';
import type { FigureView } from './record-view.ts';
import type { ViewContext } from './view-context.ts';

/** At 32 px more characters than these do not fit into half a column. */
const LONG = 9;

const ARROW = { up: '▲', down: '▼', flat: undefined } as const;

export function viewFigure(figure: Figure, context: ViewContext): FigureView {
  const { words } = context;
  const exact = formatQuantity(figure, context);
  const shown = figure.approximate ? fillWords(words.figure.about, { figure: exact }) : exact;
  const { direction, comparison } = figure;
  return {
    figure: shown,
    isLong: shown.length > LONG,
    label: figure.label,
    arrow: direction && ARROW[direction],
    note: joinParts([direction && words.figure.direction[direction], figure.period], words),
    comparison:
      comparison &&
      fillWords(words.figure.compared, {
        label: comparison.label,
        figure: formatQuantity(
          { ...comparison, unit: comparison.unit ?? figure.unit, noun: figure.noun },
          context,
        ),
      }),
  };
}
