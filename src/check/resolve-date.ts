import { DAY_MILLIS, dayNumber } from './day-number.ts';
import type { DateMention } from './read-dates.ts';

/**
 * What a date in a text may mean, in the spelling of `When`: `2025-06-10`, `2025-08-mid`, `2025-08`, `2025-Q3`, `2025`.
 * A day without a year is the one nearest to the day it is read on, or the one on the other side of it; a weekday alone
 * is the one before or after.
 *
 * @param day `YYYY-MM-DD` on which the text is read
 * @returns none for a day that no calendar has
 */
export function resolveDate(mention: DateMention, day: string): string[] {
  const [year = 0, month = 0] = day.split('-').map(Number);
  if (mention.relative) return resolveRelative(mention.relative, { day, year, month });
  if (mention.month !== undefined) return resolveMonth(mention, mention.month, { day, year });
  if (mention.quarter !== undefined) return [`${mention.year ?? year}-Q${mention.quarter}`];
  if (mention.weekday !== undefined) return weekdaysAround(mention.weekday, day);
  return mention.year === undefined ? [] : [String(mention.year)];
}

/** Whether a day exists, such as 29 February without a leap year. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  return day >= 1 && month >= 1 && month <= 12 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The weekday of a day, 1 for Monday. */
export function weekdayOf(day: string): number {
  return ((dayNumber(day) + 3) % 7) + 1;
}

function resolveMonth(mention: DateMention, month: number, today: { day: string; year: number }): string[] {
  if (month < 1 || month > 12) return [];
  const { day, part } = mention;
  const years = mention.year === undefined ? nearYears(month, day ?? 15, today) : [mention.year];
  return years.flatMap((year) => {
    const name = nameMonth(year, month);
    if (day === undefined) return [part ? `${name}-${part}` : name];
    return isCalendarDay(year, month, day) ? [`${name}-${String(day).padStart(2, '0')}`] : [];
  });
}

/** Up to four months away, nobody means the day of another year. */
const SURE_DISTANCE = 120;

function nearYears(month: number, day: number, today: { day: string; year: number }): number[] {
  const from = dayNumber(today.day);
  const distance = (year: number) => Math.abs(Date.UTC(year, month - 1, day) / DAY_MILLIS - from);
  const [nearest = today.year, second = today.year] = [today.year, today.year - 1, today.year + 1].toSorted(
    (a, b) => distance(a) - distance(b),
  );
  return distance(nearest) <= SURE_DISTANCE ? [nearest] : [nearest, second];
}

function weekdaysAround(weekday: number, day: string): string[] {
  const back = (weekdayOf(day) - weekday + 7) % 7;
  return [dayAfter(day, -back), dayAfter(day, back === 0 ? -7 : 7 - back)];
}

function resolveRelative(words: string, today: { day: string; year: number; month: number }): string[] {
  const { day, year, month } = today;
  const [first = '', unit] = words.split(' ');
  if (unit === undefined) return [dayAfter(day, first === 'yesterday' ? -1 : first === 'tomorrow' ? 1 : 0)];
  const steps = first === 'last' ? -1 : first === 'next' ? 1 : 0;
  switch (unit) {
    case 'week': {
      const monday = 1 - weekdayOf(day) + 7 * steps;
      return Array.from({ length: 7 }, (_, days) => dayAfter(day, monday + days));
    }
    case 'month':
      return [nameMonth(year, month + steps)];
    case 'quarter': {
      const quarters = year * 4 + Math.ceil(month / 3) - 1 + steps;
      return [`${Math.floor(quarters / 4)}-Q${(quarters % 4) + 1}`];
    }
    case 'year':
      return [String(year + steps)];
    default:
      return weekdaysAround(WEEKDAYS.indexOf(unit.slice(0, 3)) + 1, day);
  }
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
function dayAfter(day: string, days: number): string {
  return new Date((dayNumber(day) + days) * DAY_MILLIS).toISOString().slice(0, 10);
}

/** @param month counts on beyond the year: 13 is January of the next */
function nameMonth(year: number, month: number): string {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 7);
}
