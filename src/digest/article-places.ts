import type { ArticlePlace, DigestBlock } from './block.ts';
import type { FieldPath } from './field-path.ts';

/** Where a digest places articles, in reading order, those within its sections too. */
export function articlePlaces({ blocks }: { readonly blocks: readonly DigestBlock[] }): ArticlePlace[] {
  return blocks
    .flatMap((block) => (block.type === 'section' ? block.blocks : [block]))
    .filter((block) => block.type === 'article');
}

/** The ids of those articles, each with the path of its field. */
export function locateArticlePlaces({
  blocks,
}: {
  readonly blocks: readonly DigestBlock[];
}): { readonly id: string; readonly path: FieldPath }[] {
  return blocks.flatMap((block, index) => {
    const path: FieldPath = ['blocks', index];
    if (block.type === 'article') return [{ id: block.id, path: [...path, 'id'] }];
    if (block.type !== 'section') return [];
    return block.blocks.flatMap((inner, position) =>
      inner.type === 'article' ? [{ id: inner.id, path: [...path, 'blocks', position, 'id'] }] : [],
    );
  });
}
