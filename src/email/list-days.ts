import { WEEKDAYS, type Newsletter } from '../digest/newsletter.ts';
import { formatList } from './format-list.ts';
import { formatDate } from './format-when.ts';

/** A Monday, to name the days of the week after. */
const SOME_MONDAY = '2025-06-0';

/** The days on which a newsletter comes: "Monday, Tuesday and Friday" */
export function listDays({ weekdays, language }: Pick<Newsletter, 'weekdays' | 'language'>): string {
  const days = weekdays.map((weekday) =>
    formatDate(`${SOME_MONDAY}${WEEKDAYS.indexOf(weekday) + 2}`, language, { weekday: 'long' }),
  );
  return formatList(days, language);
}
