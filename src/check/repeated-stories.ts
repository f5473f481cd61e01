import type { Article } from '../digest/article.ts';
import { locateArticlePlaces } from '../digest/article-places.ts';
import type { Content, Parsed } from '../digest/content.ts';
import type { DigestFile } from '../digest/digest-file.ts';
import { formatPath } from '../digest/field-path.ts';
import type { Finding } from '../digest/finding.ts';
import { memoize } from '../digest/memoize.ts';
import { contentWords, sharedPart } from './content-words.ts';
import { dayNumber } from './day-number.ts';
import { subjectDay } from './subject-day.ts';

/** How long readers remember a headline. */
const DAYS_BACK = 7;
/** Of the words of either headline. */
const NEARLY_ALL = 0.75;
const FEWEST_WORDS = 3;

/**
 * Finds ready articles that tell what readers had in the week before: the same address, or nearly the same headline.
 * Articles of one day are left alone, as a later version of a story replaces the earlier one.
 */
export function checkRepeatedStories({
  articles,
  newsletter,
}: Pick<Content, 'articles' | 'newsletter'>): Finding[] {
  const byDay = new Map<number, Told[]>();
  const ready = articles.filter(({ value }) => value.status === 'ready');
  for (const parsed of ready) {
    const told: Told = {
      parsed,
      words: headlineWords(parsed.value),
      date: subjectDay(parsed.value, newsletter),
    };
    const day = dayNumber(told.date);
    byDay.set(day, [...(byDay.get(day) ?? []), told]);
  }
  return [...byDay].flatMap(([day, stories]) => {
    const lately = Array.from({ length: DAYS_BACK }, (_, back) => byDay.get(day - 1 - back) ?? []).flat();
    return stories.flatMap((story): Finding[] => {
      const earlier = lately.find((other) => isSameStory(story, other));
      if (!earlier) return [];
      const message = `tells what readers had on ${earlier.date}: “${earlier.parsed.value.headline}” (${earlier.parsed.file}). Say in the headline what is new, or leave the article out.`;
      const place = { ...story.parsed.locate(['headline']), path: 'headline' };
      return [{ ...place, rule: 'repeated-story', level: 'warning', message }];
    });
  });
}

/** Finds articles that a digest places and an earlier one has placed: readers had them. */
export function checkRepeatedPlaces({ digests }: Pick<Content, 'digests'>): Finding[] {
  const firstPlacedBy = new Map<string, DigestFile>();
  const inOrder = digests.toSorted((a, b) => a.value.date.localeCompare(b.value.date));
  return inOrder.flatMap(({ value, locate }) =>
    locateArticlePlaces(value).flatMap(({ id, path }): Finding[] => {
      const first = firstPlacedBy.get(id);
      if (!first) {
        firstPlacedBy.set(id, value);
        return [];
      }
      // Two drafts of one day are two tries.
      if (first.date === value.date) return [];
      const message = `the article "${id}" stood in the digest of ${first.date} already. Take it out, or write what is new as an article of its own.`;
      return [{ ...locate(path), path: formatPath(path), rule: 'repeated-story', level: 'warning', message }];
    }),
  );
}

interface Told {
  readonly parsed: Parsed<Article>;
  readonly words: ReadonlySet<string>;
  readonly date: string;
}

const headlineWords = memoize((article: Article): ReadonlySet<string> => contentWords(article.headline));

function isSameStory(a: Told, b: Told): boolean {
  if (a.parsed.value.url !== undefined && a.parsed.value.url === b.parsed.value.url) return true;
  if (Math.min(a.words.size, b.words.size) < FEWEST_WORDS) return false;
  return Math.min(sharedPart(a.words, b.words), sharedPart(b.words, a.words)) >= NEARLY_ALL;
}
