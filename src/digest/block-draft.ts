import type { Attribute } from './read-attributes.ts';
import { FieldIndex, type Point } from './field-index.ts';

/** A block as Markdown spells it, before the schema has seen it. The paths of `index` begin at the block. */
export interface BlockDraft {
  readonly block: Readonly<Record<string, unknown>>;
  readonly index: FieldIndex;
}

/** @param attributes become fields of the same name; `sources="a,b"` becomes a list */
export function draftBlock(
  type: string,
  point: Point,
  attributes: readonly Attribute[] = [],
): { block: Record<string, unknown>; index: FieldIndex } {
  const index = new FieldIndex();
  index.add([], point);
  for (const attribute of attributes) index.add([attribute.name], attribute.point);
  return { block: { type, ...fieldsOf(attributes) }, index };
}

export function fieldsOf(attributes: readonly Attribute[]): Record<string, unknown> {
  return Object.fromEntries(
    attributes.map(({ name, value }) => [name, name === 'sources' ? splitList(value) : value]),
  );
}

function splitList(value: string): string[] {
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
