import type { Article } from '../digest/article.ts';
import type { DigestBlock, InnerDigestBlock } from '../digest/block.ts';
import type { DigestFile } from '../digest/digest-file.ts';
import type { FieldPath } from '../digest/field-path.ts';

/** A block that is no section, and where it stands. */
export interface PlacedBlock {
  readonly block: InnerDigestBlock;
  readonly path: FieldPath;
}

/** All blocks of an article or a digest in reading order, those within sections too. */
export function listBlocks({ blocks }: Pick<Article | DigestFile, 'blocks'>): PlacedBlock[] {
  return (blocks as readonly DigestBlock[]).flatMap((block, index): PlacedBlock[] => {
    const path: FieldPath = ['blocks', index];
    if (block.type !== 'section') return [{ block, path }];
    return block.blocks.map((inner, position) => ({ block: inner, path: [...path, 'blocks', position] }));
  });
}
