import { z } from 'zod';
import { checkedText } from './checked-text.ts';
import { Line } from './line.ts';
import { findUrlFault } from './url.ts';

const ImageUrl = checkedText(findImageUrlFault, {
  description: 'https address of a JPEG, PNG or GIF: Outlook shows no SVG and no WebP',
  pattern: '^https://',
});

/** A picture, with everything that is owed to the reader who cannot see it and to the one who made it. */
export const Image = z
  .strictObject({
    url: ImageUrl,
    alt: Line.describe('What the picture shows, for those who do not see it'),
    credit: Line,
    licence: Line,
    caption: Line.optional(),
    width: z.int().min(1).max(10_000),
    height: z.int().min(1).max(10_000),
  })
  .readonly()
  .meta({ id: 'Image' });
export type Image = z.output<typeof Image>;

function findImageUrlFault(text: string): string | undefined {
  const fault = findUrlFault(text);
  if (fault) return fault;
  if (!text.startsWith('https:')) return 'is not an https address. Use the https address of the picture.';
  if (/\.(svg|webp|avif)$/i.test(new URL(text).pathname)) {
    return 'is a kind of picture that Outlook does not show. Save it as PNG or JPEG.';
  }
  return undefined;
}
