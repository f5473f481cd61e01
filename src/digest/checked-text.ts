import { z } from 'zod';

/** What a published JSON Schema says of a field, for the completion in an editor. */
export interface FieldNote {
  readonly id?: string;
  readonly description?: string;
  readonly pattern?: string;
  readonly examples?: readonly string[];
}

/**
 * A string that one function judges.
 *
 * @param findFault what is wrong with the text and how to put it right, or undefined if it is fine
 */
export function checkedText(findFault: (text: string) => string | undefined, note: FieldNote) {
  return z
    .string()
    .superRefine((text, context) => {
      const fault = findFault(text);
      if (fault) context.addIssue({ code: 'custom', message: fault });
    })
    .meta({ ...note });
}
