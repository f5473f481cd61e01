import { z } from 'zod';
import { Derived } from './derived.ts';
import { Id } from './id.ts';
import { Line } from './line.ts';
import { Scale, Unit } from './unit.ts';

const Comparison = z
  .strictObject({
    value: z.number(),
    unit: Unit.optional(),
    scale: Scale.optional(),
    label: Line.describe('e.g. a year earlier'),
  })
  .readonly()
  .meta({ id: 'Comparison' });

/** A number that carries the article. */
export const Figure = z
  .strictObject({
    label: Line.describe('What the number is'),
    value: z.number(),
    to: z.number().optional().describe('Upper end, where the figure is a range'),
    unit: Unit,
    scale: Scale.optional(),
    noun: Line.optional().describe('What is counted, where the unit is count'),
    approximate: z.boolean().default(false),
    direction: z.enum(['up', 'down', 'flat']).optional(),
    period: Line.optional().describe('e.g. since 1 January'),
    comparison: Comparison.optional(),
    derived: Derived.optional(),
    source: Id.optional(),
  })
  .readonly()
  .meta({ id: 'Figure' });
export type Figure = z.output<typeof Figure>;

/** One line of a markets table. */
export const MarketRow = z
  .strictObject({
    name: Line,
    value: z.number(),
    unit: Unit.default('points'),
    change: z.number(),
    changeUnit: z.enum(['percent', 'points', 'bp']).default('percent'),
  })
  .readonly()
  .meta({ id: 'MarketRow' });
export type MarketRow = z.output<typeof MarketRow>;
