import type { z } from 'zod';
import { valueAt, type FieldPath } from './field-path.ts';

/**
 * YAML reads `2025` as a number, also where a year, a label or a headline is wanted. Puts what was typed in
 * the place of such values; everything else stays as it is.
 *
 * @param typedAt what the file says at a path, if it is not in quotation marks
 * @returns the same object if there is nothing to do
 */
export function typedWords(
  data: unknown,
  issues: readonly z.core.$ZodIssue[],
  typedAt: (path: FieldPath) => string | undefined,
): unknown {
  let result = data;
  for (const issue of issues) {
    if (issue.code !== 'invalid_type' || issue.expected !== 'string') continue;
    const typed = typedAt(issue.path);
    const value = valueAt(data, issue.path);
    if (typed !== undefined && (typeof value === 'number' || typeof value === 'boolean'))
      result = replaceAt(result, issue.path, typed);
  }
  return result;
}

function replaceAt(data: unknown, [step, ...rest]: FieldPath, value: string): unknown {
  if (step === undefined) return value;
  if (Array.isArray(data))
    return data.map((entry: unknown, index) => (index === step ? replaceAt(entry, rest, value) : entry));
  return Object.fromEntries(
    Object.entries(data as object).map(([key, entry]) => [
      key,
      key === step ? replaceAt(entry, rest, value) : entry,
    ]),
  );
}
