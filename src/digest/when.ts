import { checkedText } from './checked-text.ts';
import { findDayFault, findInstantFault, isDay } from './instant.ts';

/**
 * A date as precisely as it is known, in one string:
 * `2025-07-09T10:40+01:00`, `2025-07-09`, `2025-08-mid` (or early, late), `2025-08`, `2025-Q3`, `2025`.
 */
export const When = checkedText(findWhenFault, {
  id: 'When',
  description:
    'A date as precisely as it is known: a moment, a day, early/mid/late in a month, a month, a quarter or a year',
  examples: ['2025-07-09T10:40+01:00', '2025-07-09', '2025-08-mid', '2025-08', '2025-Q3', '2025'],
});

export type WhenParts =
  | { readonly precision: 'time'; readonly instant: string }
  | { readonly precision: 'day'; readonly day: string }
  | { readonly precision: 'part'; readonly month: string; readonly part: 'early' | 'mid' | 'late' }
  | { readonly precision: 'month'; readonly month: string }
  | { readonly precision: 'quarter'; readonly year: number; readonly quarter: number }
  | { readonly precision: 'year'; readonly year: number };

const LESS_THAN_A_DAY = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])(?:-(early|mid|late))?))?$/;

/** Takes apart a `When` that has been parsed. */
export function whenParts(when: string): WhenParts {
  const match = LESS_THAN_A_DAY.exec(when);
  if (!match) return isDay(when) ? { precision: 'day', day: when } : { precision: 'time', instant: when };
  const [, year, quarter, month, part] = match;
  if (quarter) return { precision: 'quarter', year: Number(year), quarter: Number(quarter) };
  if (!month) return { precision: 'year', year: Number(year) };
  if (part === 'early' || part === 'mid' || part === 'late')
    return { precision: 'part', month: `${year}-${month}`, part };
  return { precision: 'month', month: `${year}-${month}` };
}

function findWhenFault(text: string): string | undefined {
  if (LESS_THAN_A_DAY.test(text)) return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return findDayFault(text);
  if (/^\d{4}-\d{2}-\d{2}[T ]/.test(text)) return findInstantFault(text);
  return `"${text}" is not a date. Write it as precisely as it is known: 2025-07-09T10:40+01:00, 2025-07-09, 2025-08-mid, 2025-08, 2025-Q3 or 2025.`;
}
