import type { Newsletter } from '../digest/newsletter.ts';

/** How a newsletter's letters are set, in mails and on its pages alike; all of it CSS. */
export interface Typography {
  readonly fonts: { readonly headline: string; readonly body: string };
  /** Letter spacing of labels and of large headlines; letters that are joined take none. */
  readonly tracking: string;
  readonly tightening: string;
}

/** What readers already have; San Francisco, Segoe and Roboto are their own systems' text faces. */
const BODY_FONTS = '-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif';

export function buildTypography({ brand, language }: Pick<Newsletter, 'brand' | 'language'>): Typography {
  const isJoined = hasJoinedLetters(language);
  return {
    fonts: { headline: fontStack(brand.fonts), body: BODY_FONTS },
    tracking: isJoined ? 'normal' : '0.08em',
    tightening: isJoined ? 'normal' : '-0.01em',
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
