import type { Article } from '../digest/article.ts';
import type { ArticleBlock, DigestBlock } from '../digest/block.ts';
import type { DigestFile } from '../digest/digest-file.ts';
import type { FieldPath } from '../digest/field-path.ts';
import type { Quote } from '../digest/quote.ts';
import { plainText } from '../digest/rich-text.ts';
import { walkText } from '../digest/walk-text.ts';
import { readParagraphs, type ParagraphText } from './paragraph-text.ts';
import type { QuotedSpan } from './quoted-spans.ts';

/** One fragment of a quote: words that the article gives to a speaker by a field. */
export interface QuotedFragment {
  readonly path: FieldPath;
  readonly words: string;
  readonly quote: Quote;
  /** Where the quote itself stands. */
  readonly quotePath: FieldPath;
}

/** Words in quotation marks within a text. */
export interface QuotedWords {
  readonly path: FieldPath;
  readonly words: string;
  /** Where they begin in the field's own text. */
  readonly offset: number;
  readonly text: string;
  /** The text that they stand in: the paragraph, and those before it. */
  readonly paragraphs: readonly ParagraphText[];
  readonly paragraph: number;
  readonly span: QuotedSpan;
}

/** All that an article, or what stands around the articles of a digest, puts forward as somebody's words. */
export function listQuotedItems(value: Article | DigestFile): {
  readonly fragments: readonly QuotedFragment[];
  readonly marks: readonly QuotedWords[];
} {
  const blocks = placedBlocks(value);
  return {
    fragments: blocks.flatMap(({ block, path }) =>
      block.type === 'quotes'
        ? block.quotes.flatMap((quote, at) => fragmentsOf(quote, [...path, 'quotes', at]))
        : [],
    ),
    marks: [...frontTexts(value), ...blocks.flatMap(textsOf)].flatMap(marksIn),
  };
}

interface PlacedBlock {
  readonly block: ArticleBlock | DigestBlock;
  readonly path: FieldPath;
}

function placedBlocks({ blocks }: Article | DigestFile): PlacedBlock[] {
  return blocks.flatMap((block, index): PlacedBlock[] => {
    const path = ['blocks', index];
    if (block.type !== 'section') return [{ block, path }];
    const inner = block.blocks.map((child, at): PlacedBlock => ({
      block: child,
      path: [...path, 'blocks', at],
    }));
    return [{ block, path }, ...inner];
  });
}

function fragmentsOf(quote: Quote, quotePath: FieldPath): QuotedFragment[] {
  return quote.fragments.map((words, at) => ({
    words,
    quote,
    quotePath,
    path: [...quotePath, 'fragments', at],
  }));
}

interface Text {
  readonly path: FieldPath;
  readonly words: string;
  /** What of it stands before the field's own text. */
  readonly before?: string;
}

const FRONT_FIELDS = ['headline', 'deck', 'kicker', 'subject', 'preheader', 'updateNote', 'image'] as const;

function frontTexts(value: Article | DigestFile): Text[][] {
  return FRONT_FIELDS.flatMap((field) => {
    const part: unknown = (value as unknown as Readonly<Record<string, unknown>>)[field];
    return part === undefined ? [] : textsWithin(part, [field]);
  });
}

/** Blocks whose words are not the article's: titles of other people's texts, an advertiser's, a field for each part. */
const WORDS_OF_OTHERS = new Set([
  'quotes',
  'must-reads',
  'sponsor',
  'article',
  'section',
  'house',
  'contents',
]);

function textsOf({ block, path }: PlacedBlock): Text[][] {
  if (block.type === 'section') return textsWithin(block.title, [...path, 'title']);
  if (block.type === 'bullets')
    return block.items.map((item, at) => [bulletText(item, [...path, 'items', at])]);
  return WORDS_OF_OTHERS.has(block.type) ? [] : textsWithin(block, path);
}

type BulletItem = Extract<ArticleBlock, { type: 'bullets' }>['items'][number];

// "**Berg** calls it a “good meeting”": the lead may be what the sentence begins with.
function bulletText({ lead, text }: BulletItem, path: FieldPath): Text {
  const words = plainText(text);
  const before = lead === undefined ? '' : `${lead} `;
  return { path: [...path, 'text'], words: `${before}${words}`, before };
}

const NO_TEXT = new Set([
  'type',
  'kind',
  'url',
  'source',
  'sources',
  'credit',
  'licence',
  'unit',
  'when',
  'alt',
]);

/** The texts below a field; paragraphs that follow one another stay together. */
function textsWithin(part: unknown, path: FieldPath): Text[][] {
  const groups: Text[][] = [];
  walkText(
    part,
    (words, at) => {
      if (at.slice(-2).some((step) => typeof step === 'string' && NO_TEXT.has(step))) return;
      const group = groups.at(-1);
      if (group && at.at(-2) === 'paragraphs') group.push({ path: at, words });
      else groups.push([{ path: at, words }]);
    },
    path,
  );
  return groups;
}

function marksIn(texts: readonly Text[]): QuotedWords[] {
  const paragraphs = readParagraphs(texts.map(({ words }) => words));
  return paragraphs.flatMap(({ normal, quoted }, paragraph) => {
    const { path = [], words: whole = '', before = '' } = texts[paragraph] ?? {};
    const text = whole.slice(before.length);
    return quoted.map((span) => ({
      ...{ path, span, paragraph, paragraphs, words: typed(normal, span) },
      ...{ text, offset: normal.toOriginal(span.start) - before.length },
    }));
  });
}

function typed({ original, toOriginal }: ParagraphText['normal'], { start, end }: QuotedSpan): string {
  return original.slice(toOriginal(start), toOriginal(end));
}
