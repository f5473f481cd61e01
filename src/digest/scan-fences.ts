import { BLOCK_TYPES } from './block.ts';
import type { Report } from './raw-data.ts';

/** A stretch of a Markdown body: plain Markdown, `::name{...}`, or `:::name{...}` with the lines up to `:::`. */
export type Stretch =
  | { readonly kind: 'markdown'; readonly line: number; readonly lines: readonly string[] }
  | ({
      readonly kind: 'leaf' | 'container';
      readonly line: number;
      readonly lines: readonly string[];
    } & Fence);

interface Fence {
  readonly name: string;
  /** What stands behind the name. */
  readonly tail: string;
  /** Where the tail begins in its line, from 1. */
  readonly column: number;
}

const FENCE = /^ {0,3}(:+)[ \t]*([A-Za-z][\w-]*)?(.*)$/;

/**
 * Cuts a body at its fences. Line by line, not as part of the Markdown grammar: a slip in a fence (a brace that
 * is not closed, a colon too few) must be reported, while a Markdown parser would show it to readers as text.
 *
 * @param firstLine the line of the file that the body begins on
 */
export function scanFences(lines: readonly string[], firstLine: number, report: Report): Stretch[] {
  const stretches: Stretch[] = [];
  let plain: string[] = [];
  let index = 0;
  const flush = (): void => {
    if (plain.some((line) => line.trim() !== '')) {
      stretches.push({ kind: 'markdown', line: firstLine + index - plain.length, lines: plain });
    }
    plain = [];
  };
  while (index < lines.length) {
    const text = lines[index] ?? '';
    const opening = readFence(text);
    if (!opening) {
      plain.push(text);
      index += 1;
      continue;
    }
    flush();
    const line = firstLine + index;
    index += 1;
    const complain = (rule: string, message: string): void =>
      report({ point: { line, column: 1 }, rule, message });
    const { colons, name } = opening;
    if (colons === 1) {
      complain(
        'fence',
        `":${name}" has one colon. A block begins with ${isLeaf(name) ? '::' : ':::'}${name}.`,
      );
    } else if (name === '') {
      complain('fence', NEVER_OPENED);
    } else if (colons === 2) {
      stretches.push({ kind: 'leaf', line, lines: [], ...opening });
    } else {
      const { length, isClosed } = measureContainer(lines, index);
      const body = lines.slice(index, index + length);
      if (isClosed) stretches.push({ kind: 'container', line, lines: body, ...opening });
      else
        complain(
          'unclosed-fence',
          `the block :::${name} is not closed. Write ::: on a line of its own where it ends.`,
        );
      index += length + (isClosed ? 1 : 0);
    }
  }
  flush();
  return stretches;
}

const NEVER_OPENED =
  'these colons close a block that was never opened. Delete the line, or open the block with :::name above.';

/** Blocks without a body, written with two colons. */
export function isLeaf(name: string): boolean {
  return ['contents', 'corrections', 'house', 'article'].includes(name);
}

function readFence(text: string): (Fence & { readonly colons: number }) | undefined {
  const match = FENCE.exec(text);
  if (!match) return undefined;
  const [whole, { length: colons } = '', name = '', tail = ''] = match;
  const fence = { colons, name, tail: tail.trim(), column: whole.length - tail.trimStart().length + 1 };
  if (colons > 1) return fence;
  // One colon may well begin a line of text: only a slip of the fence itself counts.
  return BLOCK_TYPES.includes(name) && /^(?:\{.*)?$/.test(fence.tail) ? fence : undefined;
}

// No block stands within another: the next opening fence shows that the closing one was forgotten.
function measureContainer(lines: readonly string[], start: number): { length: number; isClosed: boolean } {
  for (let index = start; index < lines.length; index += 1) {
    const match = FENCE.exec(lines[index] ?? '');
    if (!match || (match[1] ?? '').length < 2) continue;
    return { length: index - start, isClosed: match[2] === undefined && match[3]?.trim() === '' };
  }
  return { length: lines.length - start, isClosed: false };
}
