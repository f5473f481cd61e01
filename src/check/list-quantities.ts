import type { FieldPath } from '../digest/field-path.ts';
import type { Figure, MarketRow } from '../digest/figure.ts';
import type { PlacedBlock } from './list-blocks.ts';
import { toQuantity, type Quantity } from './quantity.ts';

/** A number in a field, with what the article says about it. */
export interface StatedQuantity {
  readonly path: FieldPath;
  readonly quantity: Quantity;
  /** What it is about, for finding the sentence that has it. */
  readonly context: string;
  /** Undefined where the number that it is compared with tells the direction by itself. */
  readonly direction?: 'up' | 'down' | 'flat';
  readonly period?: string;
  /** What is counted. */
  readonly noun?: string;
  /** Whether it is the number that another is compared with. */
  readonly isComparison: boolean;
  /** Of a number that another is compared with: that other one. */
  readonly compared?: Quantity;
  readonly derived?: string;
  /** The source that the record or its block names. */
  readonly source: string | undefined;
}

/** The numbers of the fields of a block: figures, market rows, charts, measures. */
export function listQuantities({ block, path }: PlacedBlock): StatedQuantity[] {
  switch (block.type) {
    case 'figures':
      return block.figures.flatMap((figure, index) => ofFigure(figure, [...path, 'figures', index]));
    case 'markets':
      return block.rows.flatMap((row, index) => ofRow(row, [...path, 'rows', index], block.source));
    case 'chart':
      return block.bars.map(({ value, label }, index) => ({
        path: [...path, 'bars', index, 'value'],
        quantity: toQuantity({ value, unit: block.unit, scale: block.scale }),
        context: `${label} ${block.title}`,
        isComparison: false,
        source: block.source,
      }));
    case 'measures':
      return block.measures.flatMap(({ rate, goods, source }, index) =>
        (['from', 'to'] as const).flatMap((end) => {
          const value = rate?.[end];
          if (value === undefined) return [];
          const quantity = toQuantity({ value, unit: 'percent' });
          const field: FieldPath = [...path, 'measures', index, 'rate', end];
          return [{ path: field, quantity, context: goods, isComparison: false, source }];
        }),
      );
    default:
      return [];
  }
}

function ofFigure(figure: Figure, path: FieldPath): StatedQuantity[] {
  const { label, noun, period, direction, comparison, derived, source } = figure;
  const stated: StatedQuantity = {
    path: [...path, 'value'],
    quantity: toQuantity(figure),
    context: [label, noun, period].join(' '),
    ...(direction && !isComparable(figure) ? { direction } : {}),
    ...(period ? { period } : {}),
    ...(noun ? { noun } : {}),
    ...(derived ? { derived } : {}),
    isComparison: false,
    source,
  };
  if (!comparison) return [stated];
  const { unit, scale } = { unit: comparison.unit ?? figure.unit, scale: comparison.scale ?? figure.scale };
  return [
    stated,
    {
      path: [...path, 'comparison', 'value'],
      quantity: toQuantity({ value: comparison.value, unit, scale, approximate: figure.approximate }),
      context: `${label} ${comparison.label}`,
      period: comparison.label,
      isComparison: true,
      compared: toQuantity(figure),
      source,
    },
  ];
}

/** Whether a figure and what it is compared with are two plain numbers of one unit. */
export function isComparable({ comparison, unit, to }: Figure): boolean {
  return comparison !== undefined && to === undefined && (comparison.unit ?? unit) === unit;
}

function ofRow(row: MarketRow, path: FieldPath, source: string | undefined): StatedQuantity[] {
  const { name, value, unit, change, changeUnit } = row;
  const price = { quantity: toQuantity({ value, unit }), path: [...path, 'value'] };
  const move = { quantity: toQuantity({ value: change, unit: changeUnit }), path: [...path, 'change'] };
  const common = { context: name, isComparison: false, source };
  if (change === 0) return [{ ...price, ...common }];
  return [
    { ...price, ...common },
    { ...move, ...common, direction: change > 0 ? 'up' : 'down' },
  ];
}
