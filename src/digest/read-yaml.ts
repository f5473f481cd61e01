import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
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
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    stringKeys: true,
    prettyErrors: false,
    logLevel: 'silent',
    lineCounter: counter,
  });
  const pointAt = (offset: number): Point => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) };
  };
  const faults = [...syntaxFaults(document, text), ...specialFaults(document.contents)];
  if (faults.length > 0) {
    reportOncePerLine(faults, pointAt, report);
    return undefined;
  }
  const index = new FieldIndex();
  index.add([], { line: firstLine, column: 1 });
  indexNode(document.contents, [], index, pointAt);
  return { data: document.toJS({ maxAliasCount: 0 }) as unknown, index };
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
  if (isMap(node))
    return node.items.flatMap(({ key, value }) =>
      [key, value].flatMap((part) => specialFaults(part as Node | null)),
    );
  return isSeq(node) ? node.items.flatMap((item) => specialFaults(item as Node | null)) : [];
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
