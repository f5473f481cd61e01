import { z } from 'zod';
import { Id } from './id.ts';
import { Line } from './line.ts';
import { Waived } from './waiver.ts';
import { When } from './when.ts';

/** What one person said, word for word. */
export const Quote = z
  .strictObject({
    speaker: Id.describe('Id of a person in people.yaml'),
    fragments: z
      .array(Line)
      .min(1)
      .readonly()
      .describe('The words as spoken, without quotation marks; a new fragment where words were left out'),
    role: Line.optional().describe('Only where the role in people.yaml does not fit'),
    said: When.optional(),
    where: Line.optional().describe('e.g. at the White House'),
    occasion: Line.optional().describe('e.g. after the first day of talks'),
    via: Line.optional().describe('The outlet or channel that reported the words'),
    translatedFrom: z
      .string()
      .regex(/^[a-z]{2,3}$/)
      .optional()
      .describe('Language code, where the words are a translation'),
    source: Id.optional().describe('Id of the source that has these words'),
    waived: Waived.optional().describe('Who answers for words that the sources do not have'),
  })
  .readonly()
  .meta({ id: 'Quote' });
export type Quote = z.output<typeof Quote>;
