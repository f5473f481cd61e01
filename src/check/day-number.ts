/** A day has this many milliseconds: of UTC, which knows no summer time. */
export const DAY_MILLIS = 86_400_000;

/**
 * Days since 1970. Sources have thousands of dates, and a calendar library takes a tenth of a second for them.
 *
 * @param day `YYYY-MM-DD`
 */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00Z`) / DAY_MILLIS;
}
