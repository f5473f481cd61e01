import type { InnerBlock } from '../digest/block.ts';
import { fillWords } from './fill-words.ts';
import { formatQuantity } from './format-quantity.ts';
import type { ChartView, HeadingLevel } from './record-view.ts';
import type { ViewContext } from './view-context.ts';

export function viewChart(
  { title, unit, scale, bars, credit }: Extract<InnerBlock, { type: 'chart' }>,
  level: HeadingLevel,
  context: ViewContext,
): ChartView {
  const longest = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE);
  return {
    type: 'chart',
    level,
    title,
    credit: fillWords(context.words.chart.credit, { credit }),
    bars: bars.map(({ label, value, highlight }) => ({
      label,
      figure: formatQuantity({ value, unit, scale }, context),
      percent: Math.max(1, Math.round((value / longest) * 100)),
      highlight,
    })),
  };
}
