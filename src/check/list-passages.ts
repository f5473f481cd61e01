import type { Article } from '../digest/article.ts';
import type { DigestFile } from '../digest/digest-file.ts';
import type { FieldPath } from '../digest/field-path.ts';
import { walkText } from '../digest/walk-text.ts';
import { listBlocks } from './list-blocks.ts';

/** A text that readers read, in the newsroom's own words: no quotation block, no advertisement, no correction. */
export interface Passage {
  /** As it is typed, without marks of Markdown. */
  readonly text: string;
  readonly path: FieldPath;
}

const OPENING_FIELDS = ['headline', 'deck', 'subject', 'preheader'] as const;
const WORDS = new Set(['paragraphs', 'text', 'lead', 'title', 'holder', 'caption']);

/** The passages of an article or a digest in reading order. */
export function listPassages(value: Article | DigestFile): Passage[] {
  const passages: Passage[] = [];
  for (const field of OPENING_FIELDS) {
    const text = (value as Partial<Record<(typeof OPENING_FIELDS)[number], string>>)[field];
    if (text !== undefined) passages.push({ text, path: [field] });
  }
  value.blocks.forEach((block, index) => {
    if (block.type === 'section') passages.push({ text: block.title, path: ['blocks', index, 'title'] });
  });
  for (const { block, path } of listBlocks(value)) {
    if (block.type === 'sponsor' || block.type === 'must-reads') continue;
    walkText(
      block,
      (text, field) => {
        const name = field.findLast((step) => typeof step === 'string');
        if (name !== undefined && WORDS.has(name)) passages.push({ text, path: field });
      },
      path,
    );
  }
  return passages;
}
