import { z } from 'zod';
import { DigestBlock } from './block.ts';
import { Country } from './country.ts';
import { Id } from './id.ts';
import { Day } from './instant.ts';
import { Heading, Line } from './line.ts';
import { Waiver } from './waiver.ts';

/** What an editor writes about one day: which articles, in which order, and what stands around them. */
export const DigestFile = z
  .strictObject({
    id: Id.describe('By default the name of the file'),
    date: Day,
    status: z.enum(['draft', 'ready']).default('ready').describe('Only a ready digest goes out'),
    subject: Heading.optional().describe('By default the headline of the first article'),
    preheader: Line.optional().describe('What the inbox shows after the subject; by default the first deck'),
    flags: z
      .array(Country)
      .readonly()
      .optional()
      .describe('Flags before the subject; by default those of the first article'),
    blocks: z.array(DigestBlock).min(1).readonly(),
    waivers: z
      .array(Waiver)
      .readonly()
      .optional()
      .describe('Who answers for words in quotation marks that no source has'),
  })
  .readonly()
  .meta({ id: 'DigestFile', title: 'Waybill digest' });
export type DigestFile = z.output<typeof DigestFile>;
