import { z } from 'zod';
import { Deadline, Measure, TimelineEvent } from './deadline.ts';
import { Figure, MarketRow } from './figure.ts';
import { Id } from './id.ts';
import { Instant } from './instant.ts';
import { Heading, Line } from './line.ts';
import { Quote } from './quote.ts';
import { Scale, Unit } from './unit.ts';

/** Statements, each with its speaker. */
export const QuotesBlock = z
  .strictObject({ type: z.literal('quotes'), quotes: z.array(Quote).min(1).readonly() })
  .readonly()
  .meta({ id: 'QuotesBlock' });

/** Numbers that are read at a glance. */
export const FiguresBlock = z
  .strictObject({ type: z.literal('figures'), figures: z.array(Figure).min(1).readonly() })
  .readonly()
  .meta({ id: 'FiguresBlock' });

/** A table of prices, all as of one moment. */
export const MarketsBlock = z
  .strictObject({
    type: z.literal('markets'),
    asOf: Instant,
    rows: z.array(MarketRow).min(1).readonly(),
    credit: Line.optional().describe('Where the prices come from, as readers see it'),
    source: Id.optional(),
  })
  .readonly()
  .meta({ id: 'MarketsBlock' });

const Bar = z
  .strictObject({ label: Line, value: z.number().min(0), highlight: z.boolean().default(false) })
  .readonly();

/** Horizontal bars, drawn as a table: it needs no picture and can be read aloud. */
export const ChartBlock = z
  .strictObject({
    type: z.literal('chart'),
    title: Heading,
    unit: Unit,
    scale: Scale.optional(),
    bars: z.array(Bar).min(2).max(12).readonly(),
    credit: Line.describe('The line below the chart that says where its numbers come from'),
    source: Id.optional(),
  })
  .readonly()
  .meta({ id: 'ChartBlock' });

/** What happened, in order. */
export const TimelineBlock = z
  .strictObject({ type: z.literal('timeline'), events: z.array(TimelineEvent).min(1).readonly() })
  .readonly()
  .meta({ id: 'TimelineBlock' });

/** What is ahead. */
export const CalendarBlock = z
  .strictObject({ type: z.literal('calendar'), entries: z.array(Deadline).min(1).readonly() })
  .readonly()
  .meta({ id: 'CalendarBlock' });

/** The tariff tracker. */
export const MeasuresBlock = z
  .strictObject({ type: z.literal('measures'), measures: z.array(Measure).min(1).readonly() })
  .readonly()
  .meta({ id: 'MeasuresBlock' });
