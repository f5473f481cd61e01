import { Temporal } from 'temporal-polyfill';

/**
 * Finds a day on which a time of day does not exist, because clocks are put forward over it.
 *
 * @param from the first day to look at, `YYYY-MM-DD`
 * @param days how many
 * @returns `YYYY-MM-DD`, or undefined if the time comes every day
 */
export function skippedDay(
  { timeZone, timeOfDay }: { readonly timeZone: string; readonly timeOfDay: string },
  { from, days }: { readonly from: string; readonly days: number },
): string | undefined {
  const first = Temporal.PlainDate.from(from);
  const wanted = Temporal.PlainTime.from(timeOfDay);
  for (let day = 0; day < days; day++) {
    const date = first.add({ days: day });
    const { hour, minute } = date.toZonedDateTime({ timeZone, plainTime: wanted });
    if (hour !== wanted.hour || minute !== wanted.minute) return date.toString();
  }
  return undefined;
}
