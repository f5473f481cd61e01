import { whenParts } from '../digest/when.ts';
import { contentWords, sharedPart } from './content-words.ts';
import type { DateMention } from './read-dates.ts';
import { resolveDate } from './resolve-date.ts';
import type { SourceSentence } from './source-facts.ts';

/** How the sources bear a date out. */
export type DateMatch =
  | { readonly kind: 'same'; readonly sentence: SourceSentence; readonly date: DateMention | undefined }
  /** A sentence speaks of the same and gives another date. */
  | { readonly kind: 'other'; readonly sentence: SourceSentence; readonly date: DateMention }
  | { readonly kind: 'none' };

/** From this part of its words on, a sentence speaks of the same. */
const SAME_THING = 0.5;
const FEWEST_WORDS = 2;
/** From here on it speaks of nothing else, whatever else is on the other day. */
const VERY_SAME = 0.9;

/**
 * Looks a date up in the sources.
 *
 * @param stated.text what happens on it
 * @param stated.day on which undated sources are read, `YYYY-MM-DD`
 */
export function matchDate(stated: {
  readonly when: string;
  readonly text: string;
  readonly sentences: readonly SourceSentence[];
  readonly day: string;
  /** Whether the article names the very source; else another event of the same day is as good an explanation. */
  readonly isCited: boolean;
}): DateMatch {
  const words = new Set([...contentWords(stated.text)].filter((word) => !CALENDAR.has(word)));
  const candidates = stated.sentences
    .map((sentence) => {
      const read = sentence.source.published?.slice(0, 10) ?? stated.day;
      const dates = sentence.dates.map((date) => ({ date, meanings: resolveDate(date, read) }));
      const relevance = sharedPart(words, sentence.words);
      return { sentence, dates, relevance, shared: Math.round(relevance * words.size) };
    })
    .toSorted((a, b) => b.relevance - a.relevance);
  const rivals = candidates.filter(
    ({ relevance, shared, dates }) =>
      relevance >= SAME_THING && shared >= FEWEST_WORDS && dates.some(({ date }) => isPrecise(date)),
  );
  const isRival = (sentence: SourceSentence) => rivals.some((rival) => rival.sentence === sentence);
  // "… was extended to bolts and screws. On June 4 the rate on all of them was raised": the sentence goes on with it.
  const continued = candidates.filter(
    ({ sentence: { previous, text } }) => previous && isRival(previous) && REFERS_BACK.test(text),
  );
  // Where sentences speak of the very thing, their dates decide; a date elsewhere in the source belongs to another.
  const speaking = candidates.filter(({ relevance }) => relevance >= SAME_THING);
  for (const { sentence, dates } of rivals.length > 0 ? [...speaking, ...continued] : candidates) {
    const found = dates.find(({ meanings }) => meanings.some((meaning) => bearsOut(stated.when, meaning)));
    if (found) return { kind: 'same', sentence, date: found.date };
  }
  const [rival] = rivals;
  const isTheVeryThing = (rival?.relevance ?? 0) >= VERY_SAME && words.size > FEWEST_WORDS;
  // What a source itself announces, it announces on the day of its publication.
  const announced = candidates.find(
    ({ sentence: { source } }) => source.published?.slice(0, 10) === stated.when,
  );
  if (announced && stated.isCited && !isTheVeryThing) {
    return { kind: 'same', sentence: announced.sentence, date: undefined };
  }
  const isElsewhere = candidates.some(({ dates }) =>
    dates.some(({ meanings }) => meanings.some((meaning) => bearsOut(stated.when, meaning))),
  );
  if (isElsewhere && !stated.isCited && !isTheVeryThing) return { kind: 'none' };
  const given = rival?.dates.find(({ date }) => isPrecise(date));
  if (rival && given) return { kind: 'other', sentence: rival.sentence, date: given.date };
  const nearest = candidates.find(
    ({ relevance, dates }) => relevance > 0 && dates.some(({ date }) => isPrecise(date)),
  );
  const date = nearest?.dates.find((candidate) => isPrecise(candidate.date))?.date;
  return nearest && date && nearest.relevance >= 0.34
    ? { kind: 'other', sentence: nearest.sentence, date }
    : { kind: 'none' };
}

const REFERS_BACK = /\b(?:it|its|they|them|their|this|that|these|those)\b/i;

/** The names of months and weekdays, as `contentWords` gives them: they tell when, not what. */
const CALENDAR = contentWords(
  'January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
);

// A weekday or a year alone tells little of which event is meant.
function isPrecise(date: DateMention): boolean {
  return (
    date.day !== undefined ||
    date.part !== undefined ||
    date.quarter !== undefined ||
    date.relative !== undefined ||
    date.weekday !== undefined
  );
}

/** Whether a date of a source is as precise as that of a field, or more, and agrees with it. */
function bearsOut(when: string, meaning: string): boolean {
  const parts = whenParts(when);
  const month = /^\d{4}-\d\d/.exec(meaning)?.[0];
  const dayOfMonth = /^\d{4}-\d\d-(\d\d)$/.exec(meaning)?.[1];
  switch (parts.precision) {
    case 'time':
      return meaning === parts.instant.slice(0, 10);
    case 'day':
      return meaning === parts.day;
    case 'part':
      return (
        meaning === when ||
        (month === parts.month && dayOfMonth !== undefined && partOf(Number(dayOfMonth)) === parts.part)
      );
    case 'month':
      return month === parts.month;
    case 'quarter':
      return (
        meaning === when ||
        (month !== undefined &&
          month.startsWith(String(parts.year)) &&
          Math.ceil(Number(month.slice(5)) / 3) === parts.quarter)
      );
    case 'year':
      return meaning.startsWith(String(parts.year));
  }
}

function partOf(day: number): 'early' | 'mid' | 'late' {
  if (day <= 10) return 'early';
  return day <= 20 ? 'mid' : 'late';
}
