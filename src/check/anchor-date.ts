import type { DateMention } from './read-dates.ts';
import { resolveDate } from './resolve-date.ts';

/**
 * Gives "this year", "last month" and "next quarter" the year, month or quarter that they mean, so that they can be
 * compared with others. Weeks and days stay as they are.
 *
 * @param day `YYYY-MM-DD` on which the text is read
 */
export function anchorDate(date: DateMention, day: string): DateMention {
  const [, unit] = / (year|month|quarter)$/.exec(date.relative ?? '') ?? [];
  const [meaning] = unit === undefined ? [] : resolveDate(date, day);
  if (meaning === undefined) return date;
  const { start, end } = date;
  const [year, part] = meaning.split('-');
  return {
    start,
    end,
    year: Number(year),
    ...(unit === 'month' ? { month: Number(part) } : {}),
    ...(unit === 'quarter' ? { quarter: Number(part?.slice(1)) } : {}),
  };
}
