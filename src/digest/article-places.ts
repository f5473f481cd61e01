import type { ArticlePlace, DigestBlock } from './block.ts';

/** Where a digest places articles, in reading order, those within its sections too. */
export function articlePlaces({ blocks }: { readonly blocks: readonly DigestBlock[] }): ArticlePlace[] {
  return blocks
    .flatMap((block) => (block.type === 'section' ? block.blocks : [block]))
    .filter((block) => block.type === 'article');
}
