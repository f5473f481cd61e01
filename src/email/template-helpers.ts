import Handlebars from 'handlebars';
import type { RichText } from '../digest/rich-text.ts';
import type { BlockView } from './block-view.ts';
import type { MailView } from './mail-view.ts';
import { richTextHtml } from './rich-text-html.ts';
import { richTextPlain } from './rich-text-plain.ts';

/** The name of the partial that draws a block. */
function partialOf(block: BlockView): string {
  return `blocks/${block.type}`;
}

/** What MJML templates may call. */
export const HTML_HELPERS = {
  partialOf,
  /** Words with marks. The HTML is ours alone: every word in it is escaped. */
  richText(text: RichText, { data }: Handlebars.HelperOptions): Handlebars.SafeString {
    const { palette } = (data as { root: MailView }).root;
    return new Handlebars.SafeString(richTextHtml(text, `color:${palette.light.accent}`));
  },
};

/** What text templates may call. */
export const TEXT_HELPERS = { partialOf, richText: (text: RichText) => richTextPlain(text) };
