import type { Blockquote } from 'mdast';
import { draftBlock, fieldsOf, type BlockDraft } from './block-draft.ts';
import type { FieldIndex, Point } from './field-index.ts';
import { joinLines, type MarkdownText } from './markdown-text.ts';
import type { Report } from './raw-data.ts';
import { cutAttributes, readAttributes, type Attribute } from './read-attributes.ts';

const HOW =
  'End it with a line of its own that names who said it, by the id in people.yaml: > — trump {said=2025-06-09 where="at the White House"}.';
const DASH = /^(?:—|–|--)\s*/;

/** Block quotations that follow one another, as one block: each paragraph a fragment, the last one the attribution. */
export function readBlockquotes(
  nodes: readonly Blockquote[],
  text: MarkdownText,
  report: Report,
): BlockDraft[] {
  const [first] = nodes;
  if (!first) return [];
  const { block, index } = draftBlock('quotes', text.pointOf(first));
  const quotes: Record<string, unknown>[] = [];
  for (const node of nodes) {
    const quote = readQuote(node, text, report);
    if (!quote) continue;
    index.addBelow(['quotes', quotes.length], quote.index);
    quotes.push(quote.fields);
  }
  return quotes.length > 0 ? [{ block: { ...block, quotes }, index }] : [];
}

interface TypedLine {
  readonly words: string;
  readonly point: Point;
}

function readQuote(
  node: Blockquote,
  text: MarkdownText,
  report: Report,
): { fields: Record<string, unknown>; index: FieldIndex } | undefined {
  const point = text.pointOf(node);
  const parts = splitQuote(node, text);
  const fault = findFault(node, parts);
  const { fragments, attribution } = parts;
  if (fault || !attribution) {
    report({ point, ...(fault ?? NO_SPEAKER) });
    return undefined;
  }
  const { words: speaker, attributes: typed, offset } = cutAttributes(attribution.words);
  const start = { line: attribution.point.line, column: attribution.point.column + offset };
  const attributes = typed === undefined ? [] : readAttributes(typed, start, report);
  const plain = attributes.filter(({ name }) => !WAIVED.test(name));
  const { index } = draftBlock('quote', point, plain);
  const waived = readWaiver(attributes, index);
  index.add(['speaker'], attribution.point);
  fragments.forEach((fragment, position) => index.add(['fragments', position], fragment.point));
  const own = { speaker, fragments: fragments.map(({ words }) => stripQuotationMarks(words)) };
  return { fields: { ...fieldsOf(plain), ...waived, ...own }, index };
}

const WAIVED = /^waived-/;

/** `waived-by="Marian Cole" waived-at=2025-06-10 waived-why="heard on the recording"` is one group of fields. */
function readWaiver(
  attributes: readonly Attribute[],
  index: FieldIndex,
): { waived?: Record<string, string> } {
  const parts = attributes.filter(({ name }) => WAIVED.test(name));
  const [first] = parts;
  if (!first) return {};
  index.add(['waived'], first.point);
  const fields = parts.map(({ name, value, point }): [string, string] => {
    const field = name.replace(WAIVED, '');
    index.add(['waived', field], point);
    return [field, value];
  });
  return { waived: Object.fromEntries(fields) };
}

const NO_SPEAKER = { rule: 'attribution', message: `the quotation does not say who spoke. ${HOW}` };

function findFault(
  node: Blockquote,
  { fragments, attribution }: QuoteParts,
): { rule: string; message: string } | undefined {
  if (node.children.some((child) => child.type !== 'paragraph')) {
    return {
      rule: 'markdown',
      message: `a quotation holds paragraphs only. Write each fragment as a paragraph, with a line of ">" between two. ${HOW}`,
    };
  }
  const speaker = attribution && cutAttributes(attribution.words).words;
  if (!speaker) return NO_SPEAKER;
  if (speaker.includes('{')) {
    return {
      rule: 'attributes',
      message: 'the braces behind the speaker are not closed. Add } at the end of the line.',
    };
  }
  if (fragments.length > 0) return undefined;
  return {
    rule: 'attribution',
    message:
      'the quotation has a speaker and no words. Write the words above the speaker, with a line of ">" between.',
  };
}

interface QuoteParts {
  readonly fragments: readonly TypedLine[];
  /** What stands behind the dash. */
  readonly attribution: TypedLine | undefined;
}

// Whoever forgets the empty ">" line before the attribution still means one.
function splitQuote(node: Blockquote, text: MarkdownText): QuoteParts {
  const paragraphs = node.children.map((child): readonly TypedLine[] => {
    const start = text.pointOf(child);
    const typed = text.slice(child.position?.start.offset ?? 0, child.position?.end.offset ?? 0);
    return typed.split('\n').map((line, offset) => ({
      words: line.replace(/^[ \t]*(?:>[ \t]*)?/, ''),
      point: { line: start.line + offset, column: offset === 0 ? start.column : 1 },
    }));
  });
  const last = paragraphs.pop() ?? [];
  const at = last.findIndex(({ words }) => DASH.test(words));
  const fragments = [...paragraphs, at === -1 ? last : last.slice(0, at)].flatMap(joinTyped);
  const [attribution] = at === -1 ? [] : joinTyped(last.slice(at));
  return { fragments, attribution: attribution && cutDash(attribution) };
}

function cutDash({ words, point }: TypedLine): TypedLine {
  const dash = DASH.exec(words)?.[0] ?? '';
  return { words: words.slice(dash.length), point: { line: point.line, column: point.column + dash.length } };
}

function joinTyped(lines: readonly TypedLine[]): TypedLine[] {
  const [first] = lines;
  return first ? [{ words: joinLines(lines.map(({ words }) => words).join('\n')), point: first.point }] : [];
}

// Only a pair around the whole fragment goes: “a” and “b” keeps all four.
function stripQuotationMarks(words: string): string {
  return /^“([^“”]+)”$/.exec(words)?.[1] ?? /^"([^"]+)"$/.exec(words)?.[1] ?? words;
}
