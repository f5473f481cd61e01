import { Temporal } from 'temporal-polyfill';
import { checkedText } from './checked-text.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})$/;
const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?$/;

/** A moment with its zone, e.g. `2025-06-10T17:05+02:00` (RFC 3339; seconds may be left out). */
export const Instant = checkedText(findInstantFault, {
  id: 'Instant',
  description: 'A moment with its zone',
  examples: ['2025-06-10T17:05+02:00'],
});

/** A calendar day, e.g. `2025-06-10`. */
export const Day = checkedText(findDayFault, {
  id: 'Day',
  description: 'A calendar day',
  examples: ['2025-06-10'],
});

/** A moment, or a day that stands for that day at the newsletter's send time. */
export const DayOrInstant = checkedText(
  (text) => (DAY.test(text) ? findDayFault(text) : findInstantFault(text)),
  {
    id: 'DayOrInstant',
    description: 'A moment with its zone, or a day (meaning that day at the send time)',
    examples: ['2025-06-10T17:05+02:00', '2025-06-10'],
  },
);

export function isDay(text: string): boolean {
  return DAY.test(text);
}

export function findDayFault(text: string): string | undefined {
  if (DAY.test(text) && exists(() => Temporal.PlainDate.from(text))) return undefined;
  return `"${text}" is not a day of the calendar. Write it as year-month-day, such as 2025-06-10.`;
}

export function findInstantFault(text: string): string | undefined {
  if (LOCAL_TIME.test(text)) {
    return `"${text}" has no zone, so nobody can tell when it was. Add it, such as ${text.replace(' ', 'T')}+02:00 (or Z for UTC).`;
  }
  if (INSTANT.test(text) && exists(() => Temporal.Instant.from(text))) return undefined;
  return `"${text}" is not a moment in time. Write day, time and zone, such as 2025-06-10T17:05+02:00.`;
}

function exists(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
}
