import type { RichText } from '../digest/rich-text.ts';
import { escapeHtml } from './escape-html.ts';

/** Words with marks as HTML. Only `strong`, `em` and `a` come out, whatever goes in. */
export function richTextHtml(inlines: RichText, linkStyle: string): string {
  return inlines
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
          return escapeHtml(inline.text);
        case 'strong':
          return `<strong>${richTextHtml(inline.children, linkStyle)}</strong>`;
        case 'emphasis':
          return `<em>${richTextHtml(inline.children, linkStyle)}</em>`;
        case 'link':
          return `<a href="${escapeHtml(inline.url)}" style="${linkStyle}">${richTextHtml(inline.children, linkStyle)}</a>`;
      }
    })
    .join('');
}
