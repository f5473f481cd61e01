import type { List, ListItem } from 'mdast';
import { draftBlock, type BlockDraft } from './block-draft.ts';
import { joinLines, type MarkdownText } from './markdown-text.ts';
import { parseInlines, plainText } from './rich-text.ts';

/** `- **Lead** text`: the bold words that a bullet begins with become its lead. */
export function readBullets(list: List, text: MarkdownText): BlockDraft {
  const { block, index } = draftBlock('bullets', text.pointOf(list));
  list.children.forEach((item, position) => index.add(['items', position], text.pointOf(item)));
  return { block: { ...block, items: list.children.map((item) => readItem(item, text)) }, index };
}

function readItem(item: ListItem, text: MarkdownText): { lead?: string; text: string } {
  const [paragraph] = item.children;
  if (paragraph?.type !== 'paragraph') return { text: '' };
  const whole = text.wordsOf(paragraph);
  const [strong] = paragraph.children;
  if (strong?.type !== 'strong') return { text: whole };

  const after = text.slice(strong.position?.end.offset ?? 0, paragraph.position?.end.offset ?? 0);
  // "**Lead**: text" means the same as "**Lead:** text".
  const punctuation = /^[:.,;!?](?=\s)/.exec(after)?.[0] ?? '';
  const rest = joinLines(after.slice(punctuation.length));
  if (rest === '') return { text: whole };
  return { lead: plainText(parseInlines(text.wordsWithin(strong))) + punctuation, text: rest };
}
