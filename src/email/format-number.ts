import { madeOnce } from './made-once.ts';

/** A number as the language writes it. */
export function formatNumber(
  value: number,
  language: string,
  options: Intl.NumberFormatOptions = {},
): string {
  return madeOnce(Intl.NumberFormat, language, options).format(value);
}
