import type { FieldPath } from './field-path.ts';

/** A field called `url`. */
export interface Address {
  readonly url: string;
  readonly path: FieldPath;
}

/** All addresses that a value holds, however deep, in order. */
export function listAddresses(value: unknown): Address[] {
  const addresses: Address[] = [];
  const visit = (field: unknown, path: FieldPath): void => {
    if (typeof field === 'string') {
      if (path.at(-1) === 'url') addresses.push({ url: field, path });
    } else if (Array.isArray(field)) {
      field.forEach((entry: unknown, position) => visit(entry, [...path, position]));
    } else if (typeof field === 'object' && field !== null) {
      for (const [name, entry] of Object.entries(field)) visit(entry, [...path, name]);
    }
  };
  visit(value, []);
  return addresses;
}
