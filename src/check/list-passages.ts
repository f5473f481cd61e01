import type { Article } from '../digest/article.ts';
import type { DigestFile } from '../digest/digest-file.ts';
import { formatPath, type FieldPath } from '../digest/field-path.ts';
import { walkText } from '../digest/walk-text.ts';
import { listBlocks } from './list-blocks.ts';

/** A text that readers read, in the newsroom's own words: no quotation block, no advertisement, no correction. */
export interface Passage {
  /** As it is typed, without marks of Markdown. */
  readonly text: string;
  readonly path: FieldPath;
  /** The bold lead of an entry, where this is what follows it. */
  readonly lead?: string;
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
        if (name === undefined || !WORDS.has(name)) return;
        const before = passages.at(-1);
        const isLed = name === 'text' && before !== undefined && isLeadOf(before.path, field);
        passages.push({ text, path: field, ...(isLed ? { lead: before.text } : {}) });
      },
      path,
    );
  }
  return passages;
}

function isLeadOf(lead: FieldPath, field: FieldPath): boolean {
  return lead.at(-1) === 'lead' && formatPath(lead.slice(0, -1)) === formatPath(field.slice(0, -1));
}
