import { z } from 'zod';
import { ArticleBlock } from './block.ts';
import { Country } from './country.ts';
import { Id } from './id.ts';
import { Image } from './image.ts';
import { DayOrInstant, Instant } from './instant.ts';
import { Heading, Line } from './line.ts';
import { Link } from './link.ts';
import { RichText } from './rich-text.ts';
import { TimeZone } from './time-zone.ts';
import { Url } from './url.ts';
import { Waiver } from './waiver.ts';

/** What was wrong in an article that readers have seen, and what is right. */
export const Correction = z
  .strictObject({ at: Instant, text: RichText })
  .readonly()
  .meta({ id: 'Correction' });
export type Correction = z.output<typeof Correction>;

/** That an article has grown since it was published. Not a correction. */
const UpdateNote = z.strictObject({ at: Instant, text: RichText }).readonly().meta({ id: 'UpdateNote' });

/** Where the article was written, with the zone that times in its text are meant in. */
const Dateline = z.strictObject({ place: Line, zone: TimeZone }).readonly().meta({ id: 'Dateline' });

/** Structured article data as it is handed over: the input. */
export const Article = z
  .strictObject({
    id: Id,
    status: z
      .enum(['draft', 'ready', 'withheld', 'killed'])
      .default('ready')
      .describe('Only ready articles go out'),
    embargo: Instant.optional().describe('Not before this moment'),
    headline: Heading,
    deck: Line.optional().describe('The sentence below the headline'),
    kicker: Line.optional().describe('The word or two above the headline'),
    section: Id.optional().describe('Id of a section in newsletter.yaml'),
    countries: z.array(Country).readonly().default([]).describe('Whose flags stand before the headline'),
    tags: z.array(Line).readonly().default([]),
    priority: z.int().min(1).max(5).default(3).describe('1 comes first'),
    byline: z.array(Line).readonly().default([]),
    contributors: z.array(Line).readonly().default([]),
    published: DayOrInstant,
    updated: DayOrInstant.optional(),
    updateNote: UpdateNote.optional(),
    dateline: Dateline.optional(),
    url: Url.optional().describe('Where the whole article can be read'),
    image: Image.optional(),
    blocks: z.array(ArticleBlock).min(1).readonly(),
    related: z.array(Link).readonly().default([]),
    corrections: z.array(Correction).readonly().default([]),
    sources: z.array(Id).readonly().default([]).describe('Ids of the sources that it cites. Private'),
    waivers: z
      .array(Waiver)
      .readonly()
      .default([])
      .describe('Who answers for words in quotation marks that no source has'),
    singleSource: z
      .boolean()
      .optional()
      .describe('Set where the article rests on one source, and the editor knows it. Private'),
  })
  .readonly()
  .meta({ id: 'Article', title: 'Waybill article' });
export type Article = z.output<typeof Article>;
