import type { BlockDraft } from './block-draft.ts';
import type { FieldIndex } from './field-index.ts';
import type { FieldPath } from './field-path.ts';
import type { Report } from './raw-data.ts';
import { readDirective } from './read-directive.ts';
import { readMarkdownBlocks } from './read-markdown-blocks.ts';
import { scanFences } from './scan-fences.ts';

/**
 * Reads the body of an article or a digest as its list of blocks. What follows a `##` heading stands in its section.
 *
 * @param firstLine the line of the file that the body begins on
 * @param index takes the places of the blocks, below `blocks`
 */
export function readBody(
  lines: readonly string[],
  firstLine: number,
  index: FieldIndex,
  report: Report,
): unknown[] {
  const drafts = scanFences(lines, firstLine, report).flatMap((stretch): readonly BlockDraft[] => {
    if (stretch.kind === 'markdown') return readMarkdownBlocks(stretch.lines, stretch.line, report).drafts;
    const draft = readDirective(stretch, report);
    return draft ? [draft] : [];
  });

  const blocks: unknown[] = [];
  let into = blocks;
  let path: FieldPath = ['blocks'];
  for (const draft of drafts) {
    if (draft.block.type === 'section') {
      index.addBelow(['blocks', blocks.length], draft.index);
      path = ['blocks', blocks.length, 'blocks'];
      into = [];
      blocks.push({ ...draft.block, blocks: into });
    } else {
      index.addBelow([...path, into.length], draft.index);
      into.push(draft.block);
    }
  }
  return blocks;
}
