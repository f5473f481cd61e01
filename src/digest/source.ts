import { z } from 'zod';
import { Id } from './id.ts';
import { Instant } from './instant.ts';
import { Line } from './line.ts';
import { Url } from './url.ts';

/** The text that an article cites as evidence. Private: no part of it is ever rendered. */
export const Source = z
  .strictObject({
    id: Id,
    outlet: Line,
    headline: Line,
    byline: z.array(Line).readonly().default([]),
    published: Instant.optional(),
    updated: Instant.optional(),
    url: Url.optional(),
    status: z.enum(['ready', 'withheld', 'killed']).default('ready'),
    embargo: Instant.optional(),
    /** The text, one string a paragraph, word for word. */
    paragraphs: z.array(z.string().min(1)).min(1).readonly(),
  })
  .readonly()
  .meta({ id: 'Source' });
export type Source = z.output<typeof Source>;
