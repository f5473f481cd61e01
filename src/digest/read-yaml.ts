import {
  Composer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  Parser,
  type CST,
  type Document,
  type Node,
} from 'yaml';
import { explainYamlFault, specialSign, type YamlFault } from './explain-yaml-fault.ts';
import { FieldIndex, type Point } from './field-index.ts';
import type { FieldPath } from './field-path.ts';
import type { RawData, Report } from './raw-data.ts';

/**
 * Reads YAML 1.2 (core schema: dates, times of day, `no` and `yes` stay text).
 *
 * @param firstLine the line of the file that the text begins on
 * @returns undefined if it is not YAML; every reason has been reported then
 */
export function readYaml(text: string, firstLine: number, report: Report): RawData | undefined {
  const counter = new LineCounter();
  const pointAt = (offset: number): Point => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) };
  };
  const tokens = [...new Parser(counter.addNewLine).parse(text)];
  const tooDeep = findTooDeep(tokens);
  if (tooDeep !== undefined) {
    report({ point: pointAt(tooDeep), rule: 'nested-too-deeply', message: TOO_DEEP });
    return undefined;
  }
  const [document, second] = new Composer(OPTIONS).compose(tokens, true, text.length);
  if (!document) throw new Error('the YAML composer gives a document whatever it is given');
  const faults = [...syntaxFaults(document, text), ...specialFaults(document.contents)];
  if (second) faults.push({ offset: second.range[0], rule: 'yaml-syntax', message: SECOND_DOCUMENT });
  if (faults.length > 0) {
    reportOncePerLine(faults, pointAt, report);
    return undefined;
  }
  const index = new FieldIndex();
  index.add([], { line: firstLine, column: 1 });
  indexNode(document.contents, [], index, pointAt);
  return { data: document.toJS({ maxAliasCount: 0 }) as unknown, index };
}

const OPTIONS = { version: '1.2', schema: 'core', stringKeys: true, logLevel: 'silent' } as const;

/** Articles nest some eight deep. */
const MAX_DEPTH = 50;
const TOO_DEEP =
  'is nested more deeply than any article is. Check for a row of brackets or hyphens that does not belong there.';
const SECOND_DOCUMENT = 'a second line of --- or ... stands here. Delete it.';

// The composer calls itself for every level, and Node ends the process where a regular expression is first
// used near the end of the stack. So the depth is measured on the tokens, without recursion.
function findTooDeep(tokens: readonly CST.Token[]): number | undefined {
  const open = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (depth > MAX_DEPTH) return token.offset;
    const below =
      'items' in token
        ? token.items.flatMap(({ key, value }) => [key, value])
        : token.type === 'document'
          ? [token.value]
          : [];
    for (const child of below) if (child) open.push({ token: child, depth: depth + 1 });
  }
  return undefined;
}

function syntaxFaults(document: Document.Parsed, text: string): YamlFault[] {
  return document.errors.map((error) => explainYamlFault(error, text));
}

// Anchors, aliases and tags can blow a small file up or turn text into something else, and no article needs
// them; whoever types one almost always meant plain text that happens to begin with &, * or !.
function specialFaults(node: Node | null): YamlFault[] {
  if (node === null) return [];
  const sign = isAlias(node) ? '*' : node.anchor ? '&' : node.tag ? '!' : undefined;
  if (sign) {
    return [{ offset: node.range?.[0] ?? 0, rule: 'yaml-syntax', message: specialSign(sign) }];
  }
  const below = isMap(node)
    ? node.items.flatMap(({ key, value }) => [key, value])
    : isSeq(node)
      ? node.items
      : [];
  return below.flatMap((child) => specialFaults(child as Node | null));
}

// The first fault of a line tends to bring others with it that explain nothing.
function reportOncePerLine(
  faults: readonly YamlFault[],
  pointAt: (offset: number) => Point,
  report: Report,
): void {
  const seen = new Set<number>();
  for (const { offset, rule, message } of faults) {
    const point = pointAt(offset);
    if (!seen.has(point.line)) report({ point, rule, message });
    seen.add(point.line);
  }
}

function indexNode(
  node: unknown,
  path: FieldPath,
  index: FieldIndex,
  pointAt: (offset: number) => Point,
): void {
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      const below = [...path, String(key.value)];
      index.add(below, pointAt(key.range?.[0] ?? 0), typedOf(value));
      indexNode(value, below, index, pointAt);
    }
  } else if (isSeq(node)) {
    node.items.forEach((item, position) => {
      const below = [...path, position];
      index.add(below, pointAt((item as Node | null)?.range?.[0] ?? node.range?.[0] ?? 0), typedOf(item));
      indexNode(item, below, index, pointAt);
    });
  }
}

function typedOf(node: unknown): string | undefined {
  return isScalar(node) && node.type === 'PLAIN' ? node.source : undefined;
}
