import type { Image } from '../digest/image.ts';
import type { ImageView } from './block-view.ts';
import { fillWords } from './fill-words.ts';
import { siteAddress, type ViewContext } from './view-context.ts';

/** The width of a column of text: 600 less the margins. */
const COLUMN = 536;

export function viewImage(image: Image, context: ViewContext): ImageView {
  const { credit, licence } = image;
  return {
    type: 'image',
    src: siteAddress(image.url, context),
    alt: image.alt,
    width: Math.min(image.width, COLUMN),
    caption: image.caption,
    credit: fillWords(context.words.image.credit, { credit, licence }),
  };
}
