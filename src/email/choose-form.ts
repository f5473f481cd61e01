import { madeOnce } from './made-once.ts';
import type { Forms } from './words.ts';

/** The form of a phrase that goes with a number. */
export function chooseForm(forms: Forms, n: number, language: string): string {
  return forms[madeOnce(Intl.PluralRules, language, {}).select(n)] ?? forms.other ?? '{n}';
}
