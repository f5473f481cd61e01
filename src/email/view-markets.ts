import type { MarketRow } from '../digest/figure.ts';
import type { InnerBlock } from '../digest/block.ts';
import { fillWords } from './fill-words.ts';
import { formatMoment } from './format-when.ts';
import { formatQuantity } from './format-quantity.ts';
import { formatNumber } from './format-number.ts';
import type { HeadingLevel, MarketRowView, MarketsView } from './record-view.ts';
import type { ViewContext } from './view-context.ts';

const ARROW = { up: '▲', down: '▼', flat: '' } as const;

export function viewMarkets(
  block: Extract<InnerBlock, { type: 'markets' }>,
  level: HeadingLevel,
  context: ViewContext,
): MarketsView {
  const { words } = context;
  const time = formatMoment(block.asOf, context);
  return {
    type: 'markets',
    level,
    note: block.credit
      ? fillWords(words.markets.asOfCredit, { time, credit: block.credit })
      : fillWords(words.markets.asOf, { time }),
    rows: block.rows.map((row) => viewRow(row, context)),
  };
}

function viewRow(row: MarketRow, context: ViewContext): MarketRowView {
  const trend = row.change > 0 ? 'up' : row.change < 0 ? 'down' : 'flat';
  return {
    name: row.name,
    value: formatLevel(row, context),
    change: formatChange(row, context),
    trend,
    arrow: ARROW[trend],
  };
}

// Points need no word in a column of levels; two decimals keep the numbers in line.
function formatLevel({ value, unit }: MarketRow, context: ViewContext): string {
  const quantity = {
    value,
    unit: unit === 'points' ? 'count' : unit,
    decimals: Number.isInteger(value) ? 0 : 2,
  };
  return formatQuantity(quantity, context);
}

// The sign carries the meaning for those who do not see the arrow or its colour.
function formatChange({ change, changeUnit }: MarketRow, { language, words }: ViewContext): string {
  const write = (options: Intl.NumberFormatOptions) =>
    // A hyphen is narrower than a plus, and some voices do not read it.
    formatNumber(change, language, {
      signDisplay: 'exceptZero',
      maximumFractionDigits: 4,
      ...options,
    }).replace('-', '\u2212');
  switch (changeUnit) {
    case 'percent':
      return write({ style: 'unit', unit: 'percent', minimumFractionDigits: 2 });
    case 'points':
      return write({});
    case 'bp':
      return fillWords(words.markets.basisPoints, { n: write({}) });
  }
}
