import type { Newsletter } from '../digest/newsletter.ts';
import { derivePalette } from './derive-palette.ts';
import type { FrameView } from './mail-view.ts';
import { siteAddress } from './view-context.ts';
import type { Words } from './words.ts';

/** What readers already have; San Francisco, Segoe and Roboto are their own systems' text faces. */
const BODY_FONTS = '-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif';

/** A joiner that shows nothing and a space that does not break, often enough for the longest inbox row. */
const PREHEADER_PADDING = '\u034f\u00a0'.repeat(90);

/** What every mail of a newsletter has, whatever it says. */
export function buildFrame(
  standing: { readonly newsletter: Newsletter; readonly siteUrl: string },
  mail: Pick<FrameView, 'subject' | 'preheader' | 'why' | 'dateLine' | 'extent' | 'links'>,
  words: Words,
): FrameView {
  const { newsletter } = standing;
  const { name, tagline, language, direction, brand, postalAddress } = newsletter;
  const isRightToLeft = direction === 'rtl';
  return {
    ...mail,
    preheaderPadding: PREHEADER_PADDING,
    language,
    dir: direction,
    start: isRightToLeft ? 'right' : 'left',
    end: isRightToLeft ? 'left' : 'right',
    forward: isRightToLeft ? '←' : '→',
    tracking: hasJoinedLetters(language) ? 'normal' : '0.08em',
    tightening: hasJoinedLetters(language) ? 'normal' : '-0.01em',
    fonts: { headline: fontStack(brand.fonts), body: BODY_FONTS },
    palette: derivePalette(brand.accent),
    name,
    tagline,
    logo: brand.logo && {
      src: siteAddress(brand.logo.url, standing),
      alt: brand.logo.alt,
      width: brand.logo.width,
    },
    postalAddress,
    words,
  };
}

/** Arabic, Persian, Urdu and their kin are written in joined letters, which spacing would tear apart. */
function hasJoinedLetters(language: string): boolean {
  return ['Arab', 'Syrc', 'Mong'].includes(new Intl.Locale(language).maximize().script ?? '');
}

// Names of fonts and commas, which need no quotation marks (CSS Fonts 4, "font-family"); anything else could
// begin another declaration.
function fontStack(fonts: string): string {
  return fonts.replace(/[^\p{L}\p{N} ,-]/gu, '').replace(/ *, */g, ',');
}
