import { z } from 'zod';
import { Country } from './country.ts';
import { Id } from './id.ts';
import { Line } from './line.ts';
import { RichText } from './rich-text.ts';
import { When } from './when.ts';

/** Something ahead: fixed, to be watched for, or expected by someone. */
export const Deadline = z
  .strictObject({
    when: When,
    kind: z.enum(['scheduled', 'watch', 'forecast']).default('scheduled'),
    text: RichText,
    place: Line.optional(),
    source: Id.optional(),
  })
  .readonly()
  .meta({ id: 'Deadline' });
export type Deadline = z.output<typeof Deadline>;

/** Something that happened. */
export const TimelineEvent = z
  .strictObject({ when: When, text: RichText, source: Id.optional() })
  .readonly()
  .meta({ id: 'TimelineEvent' });
export type TimelineEvent = z.output<typeof TimelineEvent>;

/** A tariff or other trade measure: who does what to whom, and how far it has got. */
export const Measure = z
  .strictObject({
    imposer: Country,
    targets: z.array(Country).readonly().default([]).describe('Empty means every country'),
    goods: Line,
    rate: z
      .strictObject({ from: z.number().optional(), to: z.number() })
      .readonly()
      .optional()
      .describe('Percent'),
    stage: z.enum(['threatened', 'announced', 'in-force', 'paused', 'withdrawn']),
    effective: When.optional(),
    source: Id.optional(),
  })
  .readonly()
  .meta({ id: 'Measure' });
export type Measure = z.output<typeof Measure>;
