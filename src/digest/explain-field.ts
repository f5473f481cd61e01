import type { z } from 'zod';
import { didYouMean, nearestWord } from './did-you-mean.ts';
import type { FieldPath } from './field-path.ts';
import { describeValue } from './quote-value.ts';
import { fieldNames, noteOf, schemaAt } from './schema-at.ts';

/** What was judged, and by what. */
export interface Judged {
  readonly schema: z.core.$ZodType;
  readonly data: unknown;
  /** Other names that fields at the top of the file may have. */
  readonly aliases: readonly string[];
}

/** @param blockTypes which blocks may stand here, if it is the type of a block that is missing */
export function explainMissing(
  path: FieldPath,
  blockTypes: readonly string[],
  { schema, data }: Judged,
): string {
  if (blockTypes.length > 0) {
    return `is missing. Say which kind of block this is, such as type: prose. Blocks here are ${blockTypes.join(', ')}.`;
  }
  const field = path.at(-1);
  const { description, example } = noteOf(schemaAt(schema, path.slice(0, -1), data), field);
  const note = description === undefined ? '' : ` (${lowerFirst(description)})`;
  return `is missing. Add "${String(field)}"${note}${example === undefined ? '' : `, such as ${example}`}.`;
}

export function explainUnknown(
  key: string,
  path: FieldPath,
  { schema, data, aliases }: Judged,
): { readonly message: string; readonly meant?: FieldPath } {
  const names = fieldNames(schemaAt(schema, path, data)).filter((name) => name !== 'type');
  const candidates = path.length === 0 ? [...names, ...aliases] : names;
  const nearest = nearestWord(key, candidates);
  const known = names.length === 0 ? 'There are none' : `Fields here are ${names.join(', ')}`;
  const message = `is not a field here. ${didYouMean(key, candidates) || `${known}. `}Correct the name or delete it.`;
  return nearest === undefined ? { message } : { message, meant: [...path, nearest] };
}

export function explainType(
  { expected, path }: z.core.$ZodIssueInvalidType,
  value: unknown,
  judged: Judged,
): string {
  const found = describeValue(value);
  switch (expected) {
    case 'string':
      return typeof value === 'object'
        ? `is ${found}. Write one text.`
        : `${found} is not text. Put it in quotation marks.`;
    case 'int':
      return `${found} is not a whole number. Write digits only, without quotation marks.`;
    case 'number':
      return `${found} is not a number. Write digits with a point for decimals, such as 34.5, without quotation marks or unit.`;
    case 'boolean':
      return `${found} is neither true nor false. Write one of the two, without quotation marks.`;
    case 'array':
      return typeof value === 'object'
        ? `is ${found}, not a list. Begin each entry with "- ", also where there is only one.`
        : `${found} is not a list. Write each entry on a line of its own that begins with "- ", or all in brackets: [a, b].`;
    default: {
      if (path.length === 0) {
        return `the file holds ${found}, not fields. Write one field a line, as "field: value" (in JSON, within braces).`;
      }
      const names = fieldNames(schemaAt(judged.schema, path, judged.data)).join(', ');
      return `${found} stands where a group of fields is wanted${names && ` (${names})`}. Write each on a line of its own below, indented, as "field: value".`;
    }
  }
}

/** `It should be: ...` as far as the model says so; else nothing. */
export function formOf(path: FieldPath, { schema, data }: Judged): string {
  const { description } = noteOf(schemaAt(schema, path.slice(0, -1), data), path.at(-1));
  return description === undefined || /^Small letters/.test(description)
    ? ''
    : `It should be: ${lowerFirst(description)}.`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
