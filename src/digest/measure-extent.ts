import type { Article } from './article.ts';
import type { ArticleBlock } from './block.ts';
import type { BuiltBlock, Extent, PlacedArticle } from './digest.ts';
import { memoize } from './memoize.ts';
import { plainText, type Inline } from './rich-text.ts';

/** Silent reading of English non-fiction, words a minute (Brysbaert 2019: 238, rounded down). */
const WORDS_A_MINUTE = 230;

/** Counts what a reader of the digest will read. */
export function measureExtent(blocks: readonly BuiltBlock[]): Extent {
  const flat = blocks.flatMap((block) => (block.type === 'section' ? [block, ...block.blocks] : [block]));
  const articles = flat.filter((block): block is PlacedArticle => block.type === 'article');
  const shown = [
    ...flat,
    ...articles.filter(({ as }) => as === 'full').flatMap(({ article }) => flatten(article.blocks)),
  ];
  const words = countWords(blocks.map(shownPart));
  return {
    articles: articles.length,
    words,
    minutes: Math.max(1, Math.ceil(words / WORDS_A_MINUTE)),
    quotations: sum(shown, (block) => (block.type === 'quotes' ? block.quotes.length : 0)),
    figures: sum(shown, (block) => (block.type === 'figures' ? block.figures.length : 0)),
    sources: new Set(articles.flatMap(({ article }) => article.sources)).size,
  };
}

function flatten(blocks: readonly ArticleBlock[]): ArticleBlock[] {
  return blocks.flatMap((block) => (block.type === 'section' ? [block, ...block.blocks] : [block]));
}

function sum<T>(values: readonly T[], amount: (value: T) => number): number {
  return values.reduce((total, value) => total + amount(value), 0);
}

// What is read of an article in brief, or in full: never its id, its sources or other fields for machines.
function shownPart(block: BuiltBlock): unknown {
  switch (block.type) {
    case 'section':
      return { title: block.title, blocks: block.blocks.map(shownPart) };
    case 'article': {
      const { headline, deck, blocks } = block.article satisfies Article;
      return block.as === 'full' ? { headline, deck, blocks } : { headline, deck };
    }
    case 'contents':
      return undefined;
    default:
      return block;
  }
}

const NOT_READ = new Set([
  'type',
  'kind',
  'url',
  'source',
  'sources',
  'speaker',
  'derived',
  'waived',
  'unit',
  'scale',
  'stage',
  'licence',
  'alt',
  'credit',
]);

function countWords(value: unknown): number {
  if (typeof value === 'string') return value.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu)?.length ?? 0;
  if (Array.isArray(value)) return countWordsOfList(value);
  if (typeof value !== 'object' || value === null) return 0;
  return sum(Object.entries(value), ([key, field]) => (NOT_READ.has(key) ? 0 : countWords(field)));
}

/** The blocks of an article stay the same values while another one is written. */
const countWordsOfList = memoize((values: unknown[]): number =>
  isRichText(values) ? countWords(plainText(values)) : sum(values, countWords),
);

// A calendar's entries have a kind and a text too, but theirs is rich text in its turn.
function isRichText(value: unknown[]): value is Inline[] {
  return value.every(
    (entry) =>
      typeof entry === 'object' &&
      entry !== null &&
      (('text' in entry && typeof entry.text === 'string' && 'kind' in entry && entry.kind === 'text') ||
        'children' in entry),
  );
}
