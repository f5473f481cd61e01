import { z } from 'zod';
import { Id } from './id.ts';
import { Heading } from './line.ts';
import * as record from './record-blocks.ts';
import * as text from './text-blocks.ts';

// What may stand in an article and in a digest alike.
const SHARED = [
  text.ProseBlock,
  text.SignpostBlock,
  text.BulletsBlock,
  text.CounterpointBlock,
  text.BottomLineBlock,
  text.MustReadsBlock,
  text.ImageBlock,
  record.QuotesBlock,
  record.FiguresBlock,
  record.MarketsBlock,
  record.ChartBlock,
  record.TimelineBlock,
  record.CalendarBlock,
  record.MeasuresBlock,
] as const;

/** Any block but a section: what a section is made of. */
export const InnerBlock = z.discriminatedUnion('type', SHARED).meta({ id: 'InnerBlock' });
export type InnerBlock = z.output<typeof InnerBlock>;

/** What a section is about. Its icon follows from this. */
export const SectionKind = z.enum([
  'background',
  'stakes',
  'statements',
  'response',
  'next',
  'summary',
  'analysis',
  'other',
]);
export type SectionKind = z.output<typeof SectionKind>;

/** A titled part of an article. Its number and icon are computed. */
export const SectionBlock = z
  .strictObject({
    type: z.literal('section'),
    kind: SectionKind.default('other'),
    title: Heading,
    blocks: z.array(InnerBlock).min(1).readonly(),
  })
  .readonly()
  .meta({ id: 'SectionBlock' });
export type SectionBlock = z.output<typeof SectionBlock>;

/** Any block that an article may have. */
export const ArticleBlock = z
  .discriminatedUnion('type', [...SHARED, SectionBlock])
  .meta({ id: 'ArticleBlock' });
export type ArticleBlock = z.output<typeof ArticleBlock>;

/** The numbered list of the digest's articles. Computed: it has no fields. */
const ContentsBlock = z
  .strictObject({ type: z.literal('contents') })
  .readonly()
  .meta({ id: 'ContentsBlock' });

/** Corrections of earlier articles. Computed from the articles' own `corrections`. */
const CorrectionsBlock = z
  .strictObject({ type: z.literal('corrections') })
  .readonly()
  .meta({ id: 'CorrectionsBlock' });

/** The place of an article in a digest. */
export const ArticlePlace = z
  .strictObject({
    type: z.literal('article'),
    id: Id,
    as: z
      .enum(['full', 'brief'])
      .default('full')
      .describe('brief: headline, deck and a link, without the blocks'),
  })
  .readonly()
  .meta({ id: 'ArticlePlace' });
export type ArticlePlace = z.output<typeof ArticlePlace>;

const DIGEST_ONLY = [
  text.LeadBlock,
  text.SponsorBlock,
  text.HouseBlock,
  ContentsBlock,
  CorrectionsBlock,
  ArticlePlace,
] as const;

const InnerDigestBlock = z
  .discriminatedUnion('type', [...SHARED, ...DIGEST_ONLY])
  .meta({ id: 'InnerDigestBlock' });
export type InnerDigestBlock = z.output<typeof InnerDigestBlock>;

/** A titled part of a digest; articles may stand in it. */
export const DigestSectionBlock = SectionBlock.unwrap()
  .extend({ blocks: z.array(InnerDigestBlock).min(1).readonly() })
  .readonly()
  .meta({ id: 'DigestSectionBlock' });
export type DigestSectionBlock = z.output<typeof DigestSectionBlock>;

/** Any block that a digest may have. */
export const DigestBlock = z
  .discriminatedUnion('type', [...SHARED, ...DIGEST_ONLY, DigestSectionBlock])
  .meta({ id: 'DigestBlock' });
export type DigestBlock = z.output<typeof DigestBlock>;

/** The names of all block types, for messages and completion. */
export const BLOCK_TYPES: readonly string[] = DigestBlock.options.flatMap((option) => [
  ...option.unwrap().shape.type.values,
]);
