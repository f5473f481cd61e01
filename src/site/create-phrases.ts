import { Temporal } from 'temporal-polyfill';
import { WEEKDAYS, type Newsletter } from '../digest/newsletter.ts';
import { fillWords } from '../email/fill-words.ts';
import { formatDate, formatTime } from '../email/format-when.ts';
import { listDays } from '../email/list-days.ts';
import type { PageWords } from './page-words.ts';

/** Fills the words of the pages with what is the same on all of them. */
export interface Phrases {
  /** A phrase with its `{places}` filled; `more` for those of one page. */
  readonly say: (phrase: string, more?: Readonly<Record<string, string>>) => string;
  /** "Tuesday 10 June 2025" */
  readonly date: (day: string) => string;
  /** "June 2025", of `2025-06` */
  readonly month: (month: string) => string;
  /** "Tuesday 10 June 2025, 17:05 BST", of a moment in RFC 3339, in the newsletter's zone */
  readonly moment: (instant: string) => string;
}

export function createPhrases(newsletter: Newsletter, words: Pick<PageWords, 'days' | 'sources'>): Phrases {
  const { name, site, replyTo, from, sendTime, language, timeZone } = newsletter;
  const standing = {
    name,
    site,
    replyTo,
    from,
    time: sendTime,
    days: describeDays(newsletter, words.days),
    unsubscribeAddress: `unsubscribe@${site}`,
  };
  const date = (day: string) =>
    formatDate(day, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  return {
    say: (phrase, more = {}) => fillWords(phrase, { ...standing, ...more }),
    date,
    month: (month) => formatDate(`${month}-01`, language, { month: 'long', year: 'numeric' }),
    moment: (instant) => {
      const day = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
      const time = formatTime(instant, language, timeZone, 'named');
      return fillWords(words.sources.moment, { day: date(day), time });
    },
  };
}

// "Monday to Friday" is read at a glance; with fewer than three there is nothing to save.
function describeDays({ weekdays, language }: Newsletter, range: string): string {
  const places = weekdays.map((day) => WEEKDAYS.indexOf(day)).toSorted((a, b) => a - b);
  const [first, last] = [places[0] ?? 0, places.at(-1) ?? 0];
  const name = (place: number) => listDays({ weekdays: WEEKDAYS.slice(place, place + 1), language });
  const isUnbroken = last - first + 1 === weekdays.length;
  return isUnbroken && weekdays.length >= 3
    ? fillWords(range, { first: name(first), last: name(last) })
    : listDays({ weekdays, language });
}
