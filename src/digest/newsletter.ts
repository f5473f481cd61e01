import { z } from 'zod';
import { Address } from './address.ts';
import { checkedText } from './checked-text.ts';
import { SectionKind } from './block.ts';
import { Deployment } from './deployment.ts';
import { Domain } from './domain.ts';
import { Id } from './id.ts';
import { Heading, Line } from './line.ts';
import { TimeZone } from './time-zone.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const TimeOfDay = checkedText(
  (text) =>
    /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text)
      ? undefined
      : `"${text}" is not a time of day. Write hours and minutes in quotation marks, such as "17:30".`,
  { id: 'TimeOfDay', description: 'Hours and minutes, 24 hours', examples: ['17:30'] },
);

const Colour = checkedText(
  (text) =>
    /^#[0-9a-f]{6}$/i.test(text)
      ? undefined
      : `"${text}" is not a colour. Write # and six hexadecimal digits in quotation marks, such as "#0b5c57".`,
  { id: 'Colour', description: 'Six hexadecimal digits', pattern: '^#[0-9A-Fa-f]{6}$' },
);

const Language = checkedText(
  (text) =>
    /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?$/.test(text)
      ? undefined
      : `"${text}" is not a language tag. Write it as en, en-GB or ar.`,
  { id: 'Language', description: 'BCP 47 language tag', examples: ['en-GB'] },
);

const Logo = z
  .strictObject({
    url: checkedText(
      (text) =>
        text.startsWith('https://')
          ? undefined
          : 'is not an https address. Use the https address of the picture.',
      {},
    ),
    alt: Line,
    width: z.int().min(1).max(600),
    height: z.int().min(1).max(300),
  })
  .readonly();

const Brand = z
  .strictObject({
    accent: Colour.default('#0b5c57'),
    logo: Logo.optional(),
    fonts: Line.default("Georgia, 'Times New Roman', serif").describe(
      'Font stack of headlines; only fonts that readers already have',
    ),
  })
  .readonly();

/** A standing part of the newsletter that articles without a digest file are grouped by. */
const NewsletterSection = z
  .strictObject({ id: Id, title: Heading, kind: SectionKind.default('other') })
  .readonly();

/** How a day's digest comes about that no editor has published. */
const Composing = z
  .strictObject({
    minutesBefore: z
      .int()
      .min(5)
      .max(720)
      .default(30)
      .describe('How long before the send time it is composed'),
    minArticles: z.int().min(1).max(50).default(1).describe('A day with fewer articles is skipped'),
    badArticle: z
      .enum(['leave-out', 'stop-day'])
      .default('leave-out')
      .describe('What an article with errors stops: itself, or the whole day'),
  })
  .readonly();

/** newsletter.yaml: the standing publication. */
export const Newsletter = z
  .strictObject({
    name: Line,
    tagline: Line.optional(),
    from: Address,
    replyTo: Address,
    site: Domain.describe('Where sign-up, archive and preferences are served'),
    postalAddress: Line.describe('Required by law in every issue'),
    language: Language.default('en-GB'),
    direction: z.enum(['ltr', 'rtl']).default('ltr'),
    timeZone: TimeZone,
    sendTime: TimeOfDay,
    sendBy: TimeOfDay.optional().describe(
      'After it an issue is not begun any more; earlier than the send time means the next day. By default two hours after the send time',
    ),
    weekdays: z.array(z.enum(WEEKDAYS)).min(1).readonly().default(['mon', 'tue', 'wed', 'thu', 'fri']),
    brand: Brand.prefault({}),
    sections: z.array(NewsletterSection).readonly().default([]),
    deployment: Deployment.optional(),
    compose: Composing.prefault({}).describe('What happens on a day whose digest no editor has published'),
    receipts: z
      .boolean()
      .default(true)
      .describe(
        'Whether an issue says how much of it was checked against its sources, and lists them on a page',
      ),
    refuseDisposable: z
      .boolean()
      .default(false)
      .describe(
        'Whether nobody can sign up with an address of a provider whose addresses work for a short while only',
      ),
    articleWords: z.int().min(50).optional().describe('How many words an article should have at most'),
    checks: z
      .record(Id, z.enum(['error', 'warning', 'hint', 'off']))
      .default({})
      .describe('How serious a rule of the checks is here, by its id; docs/checks has a page for each'),
  })
  .readonly()
  .meta({ id: 'Newsletter', title: 'Waybill newsletter' });
export type Newsletter = z.output<typeof Newsletter>;
