import { z } from 'zod';
import { DayOrInstant } from './instant.ts';
import { Line } from './line.ts';

const fields = {
  by: Line.describe('Who answers for it'),
  why: Line.describe('Why it is right all the same, e.g. heard on the recording'),
  at: DayOrInstant.describe('When this was decided'),
};

/** Who lets a quotation stand that the sources do not bear out, why, and since when. */
export const Waived = z.strictObject(fields).readonly().meta({ id: 'Waived' });
export type Waived = z.output<typeof Waived>;

/** The same for words in quotation marks within a text, which have no fields of their own. */
export const Waiver = z
  .strictObject({ text: Line.describe('The quoted words, as the text has them'), ...fields })
  .readonly()
  .meta({ id: 'Waiver' });
export type Waiver = z.output<typeof Waiver>;
