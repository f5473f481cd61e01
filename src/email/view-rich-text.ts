import type { RichText } from '../digest/rich-text.ts';
import { siteAddress, type ViewContext } from './view-context.ts';

/** The text with links into the newsletter's own site leading to where it is served. */
export function viewRichText(text: RichText, context: ViewContext): RichText {
  return text.map((inline) => {
    if (inline.kind === 'text') return inline;
    const children = viewRichText(inline.children, context);
    return inline.kind === 'link'
      ? { ...inline, url: siteAddress(inline.url, context), children }
      : { ...inline, children };
  });
}
