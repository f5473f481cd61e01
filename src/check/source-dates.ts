import { Temporal } from 'temporal-polyfill';
import type { Finding } from '../digest/finding.ts';
import { isDay } from '../digest/instant.ts';
import type { CheckSubject } from './check-subject.ts';

/** Finds sources that say not when they were published, or that are younger than the article that rests on them. */
export function checkSourceDates({ parsed, sources }: CheckSubject): Finding[] {
  const { value, locate } = parsed;
  if ('date' in value) return [];
  const place = { ...locate(['sources']), path: 'sources', level: 'warning' as const };
  const last = value.updated ?? value.published;
  return sources.flatMap(({ id, published }): Finding[] => {
    if (published === undefined) {
      const message = `the source “${id}” has no date, so that “on Tuesday” or “last month” in it cannot be told. Add "published" with its zone, such as 2025-06-10T17:05+02:00.`;
      return [{ ...place, rule: 'source-undated', message }];
    }
    if (!isLater(published, last)) return [];
    const message = `the source “${id}” was published at ${published}, after the article (${last}). Correct one of the two, or set "updated" in the article.`;
    return [{ ...place, rule: 'source-later', message }];
  });
}

function isLater(instant: string, last: string): boolean {
  if (isDay(last)) return instant.slice(0, 10) > last;
  return Temporal.Instant.compare(Temporal.Instant.from(instant), Temporal.Instant.from(last)) > 0;
}
