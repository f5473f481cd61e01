import type { RichText } from '../digest/rich-text.ts';
import { cleanString } from './clean-strings.ts';

/** Words with marks as plain text; a link's address follows its words, as nothing can be clicked here. */
export function richTextPlain(inlines: RichText): string {
  // Cleaned once more: words that are harmless apart may join to something that is not.
  return cleanString(joinPlain(inlines));
}

function joinPlain(inlines: RichText): string {
  return inlines
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
          return inline.text;
        case 'strong':
        case 'emphasis':
          return joinPlain(inline.children);
        case 'link':
          return `${joinPlain(inline.children)} (${inline.url})`;
      }
    })
    .join('');
}
