import { z } from 'zod';
import { Line } from './line.ts';
import { Url } from './url.ts';

/** Something to read elsewhere. */
export const Link = z
  .strictObject({
    title: Line,
    url: Url,
    outlet: Line.optional(),
    why: Line.optional().describe('Why it is worth the time'),
    minutes: z.int().min(1).max(600).optional(),
  })
  .readonly()
  .meta({ id: 'Link' });
export type Link = z.output<typeof Link>;
