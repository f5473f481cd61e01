import type { Article } from '../digest/article.ts';
import type { ArticlePlace, DigestBlock, InnerBlock, InnerDigestBlock } from '../digest/block.ts';
import type { Parsed } from '../digest/content.ts';
import type { BuiltBlock, BuiltCorrections, BuiltInnerBlock, PlacedArticle } from '../digest/digest.ts';
import { formatPath, type FieldPath } from '../digest/field-path.ts';
import { measureExtent } from '../digest/measure-extent.ts';
import type { OutlinePart } from './inspection.ts';
import { openingWords } from './opening-words.ts';
import type { Proof } from './proof.ts';

/** The masthead has the heading of level 1. */
const TOP_LEVEL = 2;

/** What a digest is made of, part by part in reading order, and where each was written. */
export function outlineDigest({ choice, composed, content }: Proof): OutlinePart[] {
  const written = content.digests.find(({ file }) => file === choice.file);
  const built = flatten(composed.digest.blocks);
  const placed = new Map(
    built.filter((block) => block.type === 'article').map((place) => [place.article.id, place]),
  );
  const articles = new Map(content.articles.map((parsed) => [parsed.value.id, parsed]));
  const corrections = built.find((block) => block.type === 'corrections');
  const outlineBlock = (block: InnerDigestBlock, path: FieldPath, level: number): OutlinePart => {
    const at = { parsed: written, path, level };
    if (block.type === 'corrections') return outlineCorrections(corrections, at);
    if (block.type !== 'article') return describeBlock(block, at);
    return outlineArticle(block, {
      at,
      article: articles.get(block.id),
      placed: placed.get(block.id),
    });
  };
  return choice.digest.blocks.map((block, index) => {
    const path = ['blocks', index];
    if (block.type !== 'section') return outlineBlock(block, path, TOP_LEVEL);
    const parts = block.blocks.map((inner, position) =>
      outlineBlock(inner, [...path, 'blocks', position], TOP_LEVEL + 1),
    );
    return withParts(describeBlock(block, { parsed: written, path, level: TOP_LEVEL }), parts);
  });
}

function flatten(blocks: readonly BuiltBlock[]): BuiltInnerBlock[] {
  return blocks.flatMap((block) => (block.type === 'section' ? block.blocks : [block]));
}

interface At {
  /** The file that it was written in. */
  readonly parsed: Parsed<unknown> | undefined;
  readonly path: FieldPath;
  readonly level: number;
}

function outlineArticle(
  { id, as }: ArticlePlace,
  {
    at,
    article,
    placed,
  }: {
    readonly at: At;
    readonly article: Parsed<Article> | undefined;
    readonly placed: PlacedArticle | undefined;
  },
): OutlinePart {
  const parts = as === 'full' && article ? outlineBody(article, at.level + 1) : [];
  return {
    kind: 'article',
    path: formatPath(at.path),
    words: article?.value.headline ?? id,
    wordCount: placed ? measureExtent([placed]).words : 0,
    level: at.level,
    place: article && placeOf({ parsed: article, path: ['headline'] }),
    article: id,
    parts,
  };
}

// They are computed: of several articles, or of none, and then the mail has no such part.
function outlineCorrections(built: BuiltCorrections | undefined, at: At): OutlinePart {
  const [first] = built?.entries ?? [];
  const part = describeBlock({ type: 'corrections' }, at);
  if (!built || !first) return { ...part, level: undefined };
  return { ...part, words: first.headline, wordCount: measureExtent([built]).words };
}

function outlineBody(parsed: Parsed<Article>, level: number): OutlinePart[] {
  const { image, blocks, related } = parsed.value;
  const asBlock = (block: InnerBlock, path: FieldPath) => describeBlock(block, { parsed, path, level });
  const outlined = blocks.map((block, index) => {
    const path = ['blocks', index];
    if (block.type !== 'section') return asBlock(block, path);
    const parts = block.blocks.map((inner, position) =>
      describeBlock(inner, { parsed, path: [...path, 'blocks', position], level: level + 1 }),
    );
    return withParts(describeBlock(block, { parsed, path, level }), parts);
  });
  return [
    ...(image ? [asBlock({ type: 'image', image }, ['image'])] : []),
    ...outlined,
    ...(related.length > 0 ? [asBlock({ type: 'must-reads', links: related }, ['related'])] : []),
  ];
}

function describeBlock(block: Exclude<DigestBlock, ArticlePlace>, at: At): OutlinePart {
  return {
    kind: block.type,
    path: formatPath(at.path),
    words: openingWords(block),
    wordCount: countWords(block),
    level: hasHeading(block) ? at.level : undefined,
    place: placeOf(at),
    article: undefined,
    parts: [],
  };
}

function withParts(part: OutlinePart, parts: readonly OutlinePart[]): OutlinePart {
  return { ...part, wordCount: parts.reduce((sum, { wordCount }) => sum + wordCount, part.wordCount), parts };
}

function placeOf({ parsed, path }: Pick<At, 'parsed' | 'path'>): OutlinePart['place'] {
  if (!parsed) return undefined;
  const { file, line } = parsed.locate(path);
  return { file, line };
}

function hasHeading(block: InnerBlock | DigestBlock): boolean {
  switch (block.type) {
    case 'section':
    case 'contents':
    case 'corrections':
    case 'chart':
    case 'must-reads':
      return true;
    case 'sponsor':
      return block.title !== undefined;
    default:
      return false;
  }
}

// Of a section its title alone: its parts count theirs. The computed lists have no words of their own.
function countWords(block: Exclude<DigestBlock, ArticlePlace>): number {
  if (block.type === 'contents' || block.type === 'corrections') return 0;
  const built: BuiltBlock =
    block.type === 'section' ? { ...block, blocks: [] } : (block satisfies BuiltInnerBlock);
  return measureExtent([built]).words;
}
