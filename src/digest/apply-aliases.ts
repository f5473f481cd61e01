import type { Fault, RawData } from './raw-data.ts';

/** Other spellings that editors know from Hugo and Buttondown, each with the field that it stands for. */
export type Aliases = Readonly<Record<string, string>>;

export interface CanonicalData {
  readonly data: Readonly<Record<string, unknown>>;
  /** Which alias was typed for a field. */
  readonly typedAs: ReadonlyMap<string, string>;
  readonly faults: readonly Fault[];
}

/** Renames aliases to the fields they stand for. A field that is given twice is a fault: nobody can tell which was meant. */
export function applyAliases(
  fields: Readonly<Record<string, unknown>>,
  { index }: RawData,
  aliases: Aliases,
): CanonicalData {
  const typedAs = new Map<string, string>();
  const faults: Fault[] = [];
  const entries = Object.entries(fields).filter(([name]) => name !== '$schema');
  const canonical = entries.flatMap(([name, value]): [string, unknown][] => {
    const field = Object.hasOwn(aliases, name) ? aliases[name] : undefined;
    if (field === undefined) return [[name, value]];
    const other = Object.hasOwn(fields, field) ? field : typedAs.get(field);
    if (other !== undefined) {
      const point = index.pointOf([name]);
      faults.push({
        point,
        rule: 'alias-and-field',
        path: [name],
        message: `"${name}" and "${other}" are two names of one field. Keep "${field}" and delete the other.`,
      });
      return [];
    }
    typedAs.set(field, name);
    if (name !== 'draft') return [[field, field === 'byline' && typeof value === 'string' ? [value] : value]];
    if (value === false) return [];
    if (value === true) return [[field, 'draft']];
    faults.push({
      point: index.pointOf([name]),
      rule: 'wrong-type',
      path: [name],
      message: 'is neither true nor false. Write draft: true, or delete the line.',
    });
    return [];
  });
  return { data: Object.fromEntries(canonical), typedAs, faults };
}
