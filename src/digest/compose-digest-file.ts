import { Temporal } from 'temporal-polyfill';
import type { Article } from './article.ts';
import type { DigestBlock, InnerDigestBlock } from './block.ts';
import type { DigestFile } from './digest-file.ts';
import { isDay } from './instant.ts';
import type { Newsletter } from './newsletter.ts';

/** The most articles of a day that are shown whole; those after them are shown in brief. */
const MOST_IN_FULL = 3;

/**
 * Makes the digest file that an editor would have written for a day, from the day's articles alone.
 *
 * Takes the ready articles that were published on that day in the newsletter's zone and are not under
 * embargo at `now`, keeps the latest of those that tell the same thing, puts the most urgent first and
 * groups the rest by the newsletter's sections.
 *
 * @param day `YYYY-MM-DD` in the newsletter's zone
 * @param now RFC 3339
 * @returns undefined if no article is left
 */
export function composeDigestFile(input: {
  readonly day: string;
  readonly articles: readonly Article[];
  readonly newsletter: Newsletter;
  readonly now: string;
}): DigestFile | undefined {
  const { day, newsletter } = input;
  const eligible = input.articles.filter(
    (article) => isFree(article, input.now) && publicationDay(article, newsletter) === day,
  );
  const ordered = dropRepeats(eligible, newsletter).toSorted((a, b) => compareUrgency(a, b, newsletter));
  const lead = ordered[0];
  if (!lead) return undefined;
  return {
    id: day,
    date: day,
    status: 'ready',
    blocks: [
      ...(ordered.length > 1 ? [{ type: 'contents' as const }] : []),
      ...ordered.slice(0, MOST_IN_FULL).map((article) => place(article, 'full')),
      ...groupBySection(ordered.slice(MOST_IN_FULL), newsletter),
      { type: 'corrections' },
      { type: 'house', kind: 'forward' },
    ],
  };
}

/** A time as it is written, in a newsletter's zone. */
interface KnownTime {
  readonly instant: Temporal.Instant;
  /** `YYYY-MM-DD` */
  readonly day: string;
}

/** Calendars are slow, and after each save the times of every article are asked for again. */
const KNOWN = new WeakMap<Newsletter, Map<string, KnownTime>>();

function resolve(dayOrInstant: string, newsletter: Newsletter): KnownTime {
  const known = KNOWN.get(newsletter) ?? new Map<string, KnownTime>();
  KNOWN.set(newsletter, known);
  const time = known.get(dayOrInstant) ?? readTime(dayOrInstant, newsletter);
  known.set(dayOrInstant, time);
  return time;
}

// A day alone stands for that day at the newsletter's send time.
function readTime(dayOrInstant: string, { timeZone, sendTime }: Newsletter): KnownTime {
  const instant = isDay(dayOrInstant)
    ? Temporal.PlainDate.from(dayOrInstant).toZonedDateTime({ timeZone, plainTime: sendTime }).toInstant()
    : Temporal.Instant.from(dayOrInstant);
  return { instant, day: instant.toZonedDateTimeISO(timeZone).toPlainDate().toString() };
}

/** The day an article was published, `YYYY-MM-DD` in the newsletter's zone. */
export function publicationDay(article: Article, newsletter: Newsletter): string {
  return resolve(article.published, newsletter).day;
}

function isFree(article: Article, now: string): boolean {
  if (article.status !== 'ready') return false;
  if (!article.embargo) return true;
  return Temporal.Instant.compare(Temporal.Instant.from(article.embargo), Temporal.Instant.from(now)) <= 0;
}

// Two articles with one address or one headline are the same; the later version is the better one.
function dropRepeats(articles: readonly Article[], newsletter: Newsletter): Article[] {
  const latestFirst = articles.toSorted((a, b) =>
    Temporal.Instant.compare(lastChange(b, newsletter), lastChange(a, newsletter)),
  );
  const seen = new Set<string>();
  return latestFirst.filter((article) => {
    const marks = [article.url, article.headline.toLowerCase().replace(/\W+/g, ' ').trim()].filter(
      Boolean,
    ) as string[];
    const isRepeat = marks.some((mark) => seen.has(mark));
    for (const mark of marks) seen.add(mark);
    return !isRepeat;
  });
}

function lastChange(article: Article, newsletter: Newsletter): Temporal.Instant {
  return resolve(article.updated ?? article.published, newsletter).instant;
}

// The id decides in the end, so that the same articles always come in the same order.
function compareUrgency(a: Article, b: Article, newsletter: Newsletter): number {
  return (
    a.priority - b.priority ||
    Temporal.Instant.compare(
      resolve(b.published, newsletter).instant,
      resolve(a.published, newsletter).instant,
    ) ||
    a.id.localeCompare(b.id, 'en')
  );
}

function groupBySection(articles: readonly Article[], newsletter: Newsletter): DigestBlock[] {
  const groups = newsletter.sections.flatMap((section): DigestBlock[] => {
    const blocks = articles
      .filter((article) => article.section === section.id)
      .map((article) => place(article, 'brief'));
    return blocks.length ? [{ type: 'section', kind: section.kind, title: section.title, blocks }] : [];
  });
  const known = new Set(newsletter.sections.map((section) => section.id));
  const rest = articles.filter((article) => !article.section || !known.has(article.section));
  return [...groups, ...rest.map((article) => place(article, 'brief'))];
}

function place(article: Article, as: 'full' | 'brief'): DigestBlock & InnerDigestBlock {
  return { type: 'article', id: article.id, as };
}
