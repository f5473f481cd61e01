import { flagOf } from '../digest/country.ts';

/** The flags of countries, side by side; empty if there are none. Decoration: a screen reader skips them. */
export function viewFlags(countries: readonly string[]): string {
  return countries.map(flagOf).join('');
}
