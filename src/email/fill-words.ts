import { chooseForm } from './choose-form.ts';
import { formatNumber } from './format-number.ts';
import type { Forms } from './words.ts';

/**
 * Puts values into the `{places}` of a phrase.
 *
 * @throws Error if the phrase names a place that has no value: a slip in templates/words
 */
export function fillWords(phrase: string, values: Readonly<Record<string, string>>): string {
  return phrase.replace(/\{(\w+)\}/g, (_place, name: string) => {
    const value = values[name];
    if (value === undefined)
      throw new Error(`The phrase "${phrase}" of templates/words asks for {${name}}, which it is not given`);
    return value;
  });
}

/** The form of a phrase for a number, with the number in the place `{n}`, written as the language writes it. */
export function countWords(forms: Forms, n: number, language: string): string {
  return fillWords(chooseForm(forms, n, language), { n: formatNumber(n, language) });
}
