import { BLOCK_TYPES } from './block.ts';
import { draftBlock, type BlockDraft } from './block-draft.ts';
import { didYouMean } from './did-you-mean.ts';
import type { Point } from './field-index.ts';
import { readAttributes, type Attribute } from './read-attributes.ts';
import { readMarkdownBlocks } from './read-markdown-blocks.ts';
import { readYaml } from './read-yaml.ts';
import type { Report } from './raw-data.ts';
import { isLeaf, type Stretch } from './scan-fences.ts';

type Directive = Exclude<Stretch, { kind: 'markdown' }>;

/** Blocks whose body is words, and the field that the words fill. */
const TEXT_FIELDS = new Map([
  ['lead', 'paragraphs'],
  ['prose', 'paragraphs'],
  ['signpost', 'paragraphs'],
  ['counterpoint', 'paragraphs'],
  ['sponsor', 'paragraphs'],
  ['bottom-line', 'text'],
  ['bullets', 'items'],
]);

/** Blocks whose body is YAML, and the field that it fills. */
const RECORD_FIELDS = new Map([
  ['quotes', 'quotes'],
  ['figures', 'figures'],
  ['markets', 'rows'],
  ['chart', 'bars'],
  ['timeline', 'events'],
  ['calendar', 'entries'],
  ['measures', 'measures'],
  ['must-reads', 'links'],
  ['image', 'image'],
]);

/** Reads `:::name{...}` with its body, or `::name{...}`. */
export function readDirective(directive: Directive, report: Report): BlockDraft | undefined {
  const { name, line } = directive;
  const attributes = readTail(directive, report);
  const fault = findFault(directive);
  // Words behind the name were meant for the body: that it is empty is no second mistake.
  if (attributes === undefined && fault?.rule === 'empty-block') return undefined;
  if (fault) {
    report({ point: { line, column: 1 }, ...fault });
    return undefined;
  }
  if (isLeaf(name)) return draftBlock(name, { line, column: 1 }, attributes ?? []);
  const field = TEXT_FIELDS.get(name);
  return field === undefined
    ? readRecords(directive, attributes ?? [], report)
    : readWords(directive, { field, attributes: attributes ?? [] }, report);
}

function findFault({ name, kind, lines }: Directive): { rule: string; message: string } | undefined {
  if (name === 'section') {
    return {
      rule: 'unknown-block',
      message:
        'a section is written as a heading. Write ## and its title, such as: ## Key stakes {kind=stakes}.',
    };
  }
  if (!BLOCK_TYPES.includes(name)) {
    const known = BLOCK_TYPES.filter((type) => type !== 'section');
    return {
      rule: 'unknown-block',
      message: `unknown block "${name}". ${didYouMean(name, known)}Blocks are ${known.join(', ')}.`,
    };
  }
  if (isLeaf(name) && kind === 'container') {
    return {
      rule: 'fence',
      message: `the block "${name}" has no body. Write ::${name} with two colons, and no closing line.`,
    };
  }
  if (!isLeaf(name) && kind === 'leaf') {
    return {
      rule: 'fence',
      message: `the block "${name}" has a body. Open it with three colons, :::${name}, and close it with ::: on a line of its own.`,
    };
  }
  if (isLeaf(name) || lines.some((line) => line.trim() !== '')) return undefined;
  const missing = TEXT_FIELDS.has(name) ? 'text' : 'entries';
  return {
    rule: 'empty-block',
    message: `the block "${name}" is empty. Write its ${missing} between the fences, or delete it.`,
  };
}

function readTail({ name, kind, tail, column, line }: Directive, report: Report): Attribute[] | undefined {
  if (tail === '') return [];
  if (tail.startsWith('{') && tail.endsWith('}')) {
    return readAttributes(tail.slice(1, -1), { line, column: column + 1 }, report);
  }
  const colons = kind === 'leaf' ? '::' : ':::';
  const advice = tail.startsWith('{')
    ? 'The brace is not closed: add } at the end of the line.'
    : `Attributes stand in braces right after the name: ${colons}${name}{name=value}. Words belong on the lines below.`;
  report({
    point: { line, column },
    rule: 'attributes',
    message: `cannot read what follows ${colons}${name}. ${advice}`,
  });
  return undefined;
}

function readRecords(
  directive: Directive,
  attributes: readonly Attribute[],
  report: Report,
): BlockDraft | undefined {
  const { name, line, lines } = directive;
  const field = RECORD_FIELDS.get(name) ?? name;
  refuseField(field, attributes, report);
  const body = readYaml(lines.join('\n'), line + 1, report);
  if (!body) return undefined;
  const { block, index } = draftBlock(name, { line, column: 1 }, attributes);
  index.addBelow([field], body.index);
  return { block: { ...block, [field]: body.data }, index };
}

function readWords(
  directive: Directive,
  { field, attributes }: { field: string; attributes: readonly Attribute[] },
  report: Report,
): BlockDraft | undefined {
  const { name, line, lines } = directive;
  const point: Point = { line, column: 1 };
  refuseField(field, attributes, report);
  const { drafts, isComplete } = readMarkdownBlocks(lines, line + 1, report);
  if (!isComplete) return undefined;

  const [words] = drafts;
  const isList = name === 'bullets';
  if (drafts.length !== 1 || words?.block.type !== (isList ? 'bullets' : 'prose')) {
    report({
      point,
      rule: 'markdown',
      message: `the block "${name}" ${isList ? WANTS_LIST : WANTS_PARAGRAPHS}`,
    });
    return undefined;
  }
  const { block, index } = draftBlock(name, point, attributes);
  index.addBelow([], words.index);
  index.add([], point);
  const own = words.block[isList ? 'items' : 'paragraphs'];
  if (field !== 'text') return { block: { ...block, [field]: own }, index };

  const paragraphs = own as readonly string[];
  if (paragraphs.length > 1) {
    report({
      point,
      rule: 'markdown',
      message: `the block "${name}" is one paragraph. Shorten it to one, or move the others above it.`,
    });
  }
  index.add([field], words.index.pointOf(['paragraphs', 0]));
  return { block: { ...block, [field]: paragraphs[0] }, index };
}

const WANTS_PARAGRAPHS =
  'holds something else than paragraphs. Write paragraphs, with a blank line between two, and move the rest below the closing :::.';
const WANTS_LIST =
  'holds something else than a list. Write one list, each line beginning with "- ", and move the rest below the closing :::.';

function refuseField(field: string, attributes: readonly Attribute[], report: Report): void {
  for (const { name, point } of attributes) {
    if (name !== field && name !== 'type') continue;
    report({
      point,
      rule: 'attributes',
      message: `"${name}" cannot be an attribute here. Delete it; ${name === 'type' ? 'the name of the block says its type' : 'the lines of the block fill it'}.`,
    });
  }
}
