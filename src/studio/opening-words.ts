import type { DigestBlock } from '../digest/block.ts';
import { plainText } from '../digest/rich-text.ts';

/** Enough to tell it from others, few enough to stand in one line. */
const MOST_CHARACTERS = 80;

/** How a block begins in the mail; empty where all of its words are the templates'. */
export function openingWords(block: DigestBlock): string {
  return shorten(firstText(block) ?? '');
}

function firstText(block: DigestBlock): string | undefined {
  switch (block.type) {
    case 'lead':
    case 'prose':
    case 'signpost':
    case 'counterpoint':
      return block.paragraphs[0] && plainText(block.paragraphs[0]);
    case 'bullets':
      return block.items[0]?.lead ?? (block.items[0] && plainText(block.items[0].text));
    case 'bottom-line':
      return plainText(block.text);
    case 'must-reads':
      return block.links[0]?.title;
    case 'image':
      return block.image.caption ?? block.image.credit;
    case 'sponsor':
      return block.title ?? (block.paragraphs[0] && plainText(block.paragraphs[0]));
    case 'quotes':
      return block.quotes[0]?.fragments[0];
    case 'figures':
      return block.figures[0]?.label;
    case 'markets':
      return block.rows[0]?.name;
    case 'chart':
    case 'section':
      return block.title;
    case 'timeline':
      return block.events[0] && plainText(block.events[0].text);
    case 'calendar':
      return block.entries[0] && plainText(block.entries[0].text);
    case 'measures':
      return block.measures[0]?.goods;
    case 'house':
    case 'contents':
    case 'corrections':
    case 'article':
      return undefined;
  }
}

// Cut at a word, so that what is left can be found in the mail.
function shorten(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : text.slice(0, text.lastIndexOf(' ', MOST_CHARACTERS));
}
