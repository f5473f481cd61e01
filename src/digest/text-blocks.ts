import { z } from 'zod';
import { Id } from './id.ts';
import { Image } from './image.ts';
import { Heading, Line } from './line.ts';
import { Link } from './link.ts';
import { RichText } from './rich-text.ts';
import { Url } from './url.ts';

const paragraphs = z.array(RichText).min(1).readonly();
const sources = z.array(Id).readonly().optional().describe('Ids of the sources that bear this out');

/** The opening essay of a digest, in the editor's own voice. */
export const LeadBlock = z
  .strictObject({ type: z.literal('lead'), paragraphs, byline: Line.optional() })
  .readonly()
  .meta({ id: 'LeadBlock' });

/** Plain paragraphs. */
export const ProseBlock = z
  .strictObject({ type: z.literal('prose'), paragraphs, sources })
  .readonly()
  .meta({ id: 'ProseBlock' });

/** What a signpost may point at. Its words come from templates/words. */
export const SignpostKind = z.enum([
  ...[
    'why-it-matters',
    'the-big-picture',
    'driving-the-news',
    'context',
    'between-the-lines',
    'the-other-side',
  ],
  ...['zoom-in', 'zoom-out', 'reality-check', 'whats-next', 'go-deeper'],
] as const);
export type SignpostKind = z.output<typeof SignpostKind>;

/** A paragraph that begins with a fixed bold label, so that a reader in a hurry knows where to land. */
export const SignpostBlock = z
  .strictObject({ type: z.literal('signpost'), kind: SignpostKind, paragraphs, sources })
  .readonly()
  .meta({ id: 'SignpostBlock' });

const BulletItem = z
  .strictObject({ lead: Line.optional().describe('The bold words that it begins with'), text: RichText })
  .readonly();

/** A list, each entry with a bold lead or without. */
export const BulletsBlock = z
  .strictObject({ type: z.literal('bullets'), items: z.array(BulletItem).min(1).readonly(), sources })
  .readonly()
  .meta({ id: 'BulletsBlock' });

/** The case against the article's own reading. */
export const CounterpointBlock = z
  .strictObject({
    type: z.literal('counterpoint'),
    holder: Line.optional().describe('Who holds this view'),
    paragraphs,
    sources,
  })
  .readonly()
  .meta({ id: 'CounterpointBlock' });

/** The one sentence to remember. */
export const BottomLineBlock = z
  .strictObject({ type: z.literal('bottom-line'), text: RichText, sources })
  .readonly()
  .meta({ id: 'BottomLineBlock' });

/** What to read elsewhere. */
export const MustReadsBlock = z
  .strictObject({ type: z.literal('must-reads'), links: z.array(Link).min(1).readonly() })
  .readonly()
  .meta({ id: 'MustReadsBlock' });

/** A picture between paragraphs. */
export const ImageBlock = z
  .strictObject({ type: z.literal('image'), image: Image })
  .readonly()
  .meta({ id: 'ImageBlock' });

/** A paid message. Always labelled as one, and never listed in the contents. */
export const SponsorBlock = z
  .strictObject({
    type: z.literal('sponsor'),
    name: Line,
    title: Heading.optional(),
    paragraphs,
    url: Url,
    action: Line.describe('Words of the link, e.g. See the routes'),
    image: Image.optional(),
  })
  .readonly()
  .meta({ id: 'SponsorBlock' });

/** A message of the newsletter about itself. Its words come from templates/words. */
export const HouseBlock = z
  .strictObject({ type: z.literal('house'), kind: z.enum(['sign-up', 'forward', 'feedback']) })
  .readonly()
  .meta({ id: 'HouseBlock' });
