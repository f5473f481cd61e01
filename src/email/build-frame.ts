import type { Newsletter } from '../digest/newsletter.ts';
import { buildTypography } from './build-typography.ts';
import { derivePalette } from './derive-palette.ts';
import type { FrameView } from './mail-view.ts';
import { siteAddress } from './view-context.ts';
import type { Words } from './words.ts';

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
    ...buildTypography(newsletter),
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
