import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Heading, Nodes, RootContent } from 'mdast';
import { draftBlock, type BlockDraft } from './block-draft.ts';
import type { Point } from './field-index.ts';
import { cutAttributes, readAttributes } from './read-attributes.ts';
import { readBullets } from './read-bullets.ts';
import { readBlockquotes } from './read-blockquotes.ts';
import { MarkdownText } from './markdown-text.ts';
import type { Report } from './raw-data.ts';
import { refuseConstruct } from './refuse-construct.ts';

// What an editor cannot have meant: an underline of hyphens turns the paragraph above it into a heading, four
// spaces turn one into code.
const OFF = ['setextUnderline', 'codeIndented', 'characterReference', 'autolink', 'codeText'];

export interface MarkdownBlocks {
  readonly drafts: readonly BlockDraft[];
  /** Whether every line found its way into a block; if not, the reasons have been reported. */
  readonly isComplete: boolean;
}

/**
 * Reads paragraphs, headings, lists and block quotations. A heading becomes a `section` without blocks.
 *
 * @param firstLine the line of the file that the lines begin on
 */
export function readMarkdownBlocks(
  lines: readonly string[],
  firstLine: number,
  report: Report,
): MarkdownBlocks {
  const tooDeep = lines.findIndex((line) => CONTAINERS.test(line));
  if (tooDeep !== -1) {
    report({ point: { line: firstLine + tooDeep, column: 1 }, rule: 'nested-too-deeply', message: TOO_DEEP });
    return { drafts: [], isComplete: false };
  }
  const text = new MarkdownText(lines.join('\n'), firstLine);
  let isComplete = true;
  const complain: Report = (fault) => {
    isComplete = false;
    report(fault);
  };
  const root = fromMarkdown(text.markdown, { extensions: [{ disable: { null: OFF } }] });
  const drafts = groupNeighbours(root.children).flatMap((group) => readGroup(group, text, complain));
  return { drafts, isComplete };
}

// The parser calls itself for every level, and a long row of ">" would exhaust the stack.
const CONTAINERS = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){10}/;
const TOO_DEEP =
  'the line begins with a row of signs for quotations or lists. Keep one of them: "> " or "- " and the text.';

/** Paragraphs that follow one another make one block, and so do quotations. */
function groupNeighbours(nodes: readonly RootContent[]): RootContent[][] {
  const groups: RootContent[][] = [];
  for (const node of nodes) {
    const group = groups.at(-1);
    const joins = group?.[0]?.type === node.type && (node.type === 'paragraph' || node.type === 'blockquote');
    if (group && joins) group.push(node);
    else groups.push([node]);
  }
  return groups;
}

function readGroup(group: readonly RootContent[], text: MarkdownText, report: Report): BlockDraft[] {
  const faults = group.flatMap((node) => refuseConstruct(node, text));
  faults.forEach(report);
  const [first] = group;
  if (!first || faults.length > 0) return [];
  switch (first.type) {
    case 'heading':
      return readHeading(first, text, report);
    case 'list':
      return [readBullets(first, text)];
    case 'blockquote':
      return readBlockquotes(
        group.filter((node) => node.type === 'blockquote'),
        text,
        report,
      );
    default:
      return [readParagraphs(group, text)];
  }
}

function readParagraphs(nodes: readonly Nodes[], text: MarkdownText): BlockDraft {
  const points = nodes.map((node) => text.pointOf(node));
  const { block, index } = draftBlock('prose', points[0] ?? text.start);
  points.forEach((point, position) => index.add(['paragraphs', position], point));
  return { block: { ...block, paragraphs: nodes.map((node) => text.wordsOf(node)) }, index };
}

function readHeading(node: Heading, text: MarkdownText, report: Report): BlockDraft[] {
  const point = text.pointOf(node);
  const words = text.wordsWithin(node);
  const { words: title, attributes, offset } = cutAttributes(words);
  const start: Point = { line: point.line, column: point.column + 3 + offset };
  const { block, index } = draftBlock(
    'section',
    point,
    attributes === undefined ? [] : readAttributes(attributes, start, report),
  );
  index.add(['title'], point);
  return [{ block: { ...block, title }, index }];
}
