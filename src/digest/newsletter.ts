import { z } from 'zod';
import { checkedText } from './checked-text.ts';
import { SectionKind } from './block.ts';
import { Id } from './id.ts';
import { Heading, Line } from './line.ts';
import { TimeZone } from './time-zone.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const Address = checkedText(findAddressFault, {
  id: 'Address',
  description: 'A mail address',
  examples: ['daily@example.com'],
});

const Domain = checkedText(
  (text) =>
    /^(?!-)(?:[a-z0-9-]{1,63}\.)+[a-z]{2,63}$/.test(text)
      ? undefined
      : `"${text}" is not a domain. Write it without https:// and in small letters, such as news.example.com.`,
  { id: 'Domain', description: 'Domain name without https://' },
);

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
    weekdays: z.array(z.enum(WEEKDAYS)).min(1).readonly().default(['mon', 'tue', 'wed', 'thu', 'fri']),
    brand: Brand.prefault({}),
    sections: z.array(NewsletterSection).readonly().default([]),
  })
  .readonly()
  .meta({ id: 'Newsletter', title: 'Waybill newsletter' });
export type Newsletter = z.output<typeof Newsletter>;

function findAddressFault(text: string): string | undefined {
  if (/^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}$/.test(text))
    return undefined;
  return `"${text}" is not a mail address. Write it as name@domain, without a display name: the newsletter's name is added.`;
}
