const TIME = /\b([01]?\d|2[0-3])(?:[:.]([0-5]\d))?(?:\s?([ap])\.?m\b\.?)?/gi;

/** Whether a text names a time of day: 14:00 is found in "14:00", "14.00", "2pm" and "2 p.m.", 12:00 in "noon". */
export function findTime(text: string, time: string): boolean {
  return timesIn(text).has(time.padStart(5, '0'));
}

/** The times of day that a text names, as `HH:MM`. A number alone is none. */
export function timesIn(text: string): Set<string> {
  const times = new Set<string>();
  if (/\b(?:noon|midday)\b/i.test(text)) times.add('12:00');
  if (/\bmidnight\b/i.test(text)) times.add('00:00');
  for (const [, hour = '', minute, half] of text.matchAll(TIME)) {
    if (minute === undefined && half === undefined) continue;
    const hours =
      half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
    times.add(`${String(hours).padStart(2, '0')}:${minute ?? '00'}`);
  }
  return times;
}
