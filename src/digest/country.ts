import { checkedText } from './checked-text.ts';

const NAMES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** ISO 3166-1 alpha-2 code, or EU or UN. */
export const Country = checkedText(findCountryFault, {
  id: 'Country',
  description: 'Country code (ISO 3166-1 alpha-2), or EU or UN. Its flag is computed',
  pattern: '^[A-Z]{2}$',
});

/** The flag of a country as the pair of regional indicators that mail clients draw (or show as letters). */
export function flagOf(country: string): string {
  return String.fromCodePoint(...[...country].map((letter) => 0x1f1e6 + letter.charCodeAt(0) - 65));
}

function findCountryFault(code: string): string | undefined {
  if (isCountry(code)) return undefined;
  const upper = code.toUpperCase();
  const meant = upper === 'UK' ? 'GB' : isCountry(upper) ? upper : undefined;
  return `"${code}" is not a country code. ${meant ? `Did you mean "${meant}"? ` : ''}Use two capital letters, such as US or CN.`;
}

// Intl also names codes that were withdrawn or are only aliases (UK, SU): they have no flag.
function isCountry(code: string): boolean {
  return (
    /^(?!ZZ)[A-Z]{2}$/.test(code) &&
    NAMES.of(code) !== undefined &&
    new Intl.Locale(`und-${code}`).region === code
  );
}
