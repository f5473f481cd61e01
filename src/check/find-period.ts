import { anchorDate } from './anchor-date.ts';
import { SMALL_NUMBERS } from './number-words.ts';
import type { NumberMention } from './read-numbers.ts';
import { readDates, type DateMention } from './read-dates.ts';
import { readSpans } from './read-spans.ts';
import type { SourceSentence } from './source-facts.ts';

interface Place {
  readonly sentence: SourceSentence;
  readonly mention: NumberMention;
  /** The day of the article, `YYYY-MM-DD`: what "this year" means in its fields. */
  readonly day: string;
  /** Whether the number is one that another is compared with. */
  readonly isComparison: boolean;
}

/**
 * The words of a source that give a number another period than a field does: another year, month or quarter, "a week"
 * for "a month", "a month earlier" for "a year earlier". Undefined where it says nothing of the kind.
 */
export function findOtherPeriod(period: string, place: Place): string | undefined {
  const { sentence, mention } = place;
  return (
    findOtherDate(period, place) ??
    findOtherSpan(period, place) ??
    findOtherRate(period, sentence.text, mention) ??
    findOtherLength(period, sentence.text) ??
    findOtherAge(period, place)
  );
}

function findOtherDate(period: string, place: Place): string | undefined {
  for (const stated of readDates(period).map((date) => anchorDate(date, place.day))) {
    const { text, dates } = datesOf(place, (date) => isComparable(stated, date));
    const part = dates.find((date) => isPartOf(date, stated));
    if (part && dates.every((date) => isPartOf(date, stated))) return text.slice(part.start, part.end);
    const [rival] = dates;
    if (rival && !dates.some((date) => agrees(stated, date))) return text.slice(rival.start, rival.end);
    const newer = rival ? undefined : findNewer(place, stated);
    if (newer !== undefined) return newer;
  }
  return undefined;
}

/**
 * The dates that belong to a number: those behind it, up to the next number; else those of a sentence that has no
 * other number before it; else the one that the sentence before leaves standing.
 */
function datesOf(
  place: Place,
  wanted: (date: DateMention) => boolean,
): { text: string; dates: readonly DateMention[] } {
  const { sentence, mention, isComparison } = place;
  const { text, numbers, previous } = sentence;
  const dates = anchoredDates(sentence, place.day).filter(wanted);
  const behind = dates.filter(({ start }) => start >= mention.end && start < endOfReach(sentence, mention));
  const own = isComparison
    ? behind
    : behind.filter(({ start }) => !BASE.test(text.slice(mention.end, start)));
  if (behind.length > 0) return { text, dates: own };
  const isFirst = numbers.every(({ start }) => start >= mention.start);
  const before = dates.filter(({ start }) => start < mention.start);
  if (isFirst && before.length > 0) return { text, dates: before };
  const left = previous ? anchoredDates(previous, place.day).filter(wanted) : [];
  const isOne = left.every((date) => agrees(date, left[0] ?? date));
  return previous && isFirst && before.length === 0 && isOne
    ? { text: previous.text, dates: left }
    : { text, dates: [] };
}

/** What a number is compared with is no period of its own: "9% more than in 2024". */
const BASE = /\b(?:than|against|versus|compared (?:with|to))(?: (?:in|on|the|that|those|of)){0,3} $/;

function endOfReach({ numbers, text }: SourceSentence, mention: NumberMention): number {
  return numbers.find(({ start }) => start >= mention.end)?.start ?? text.length;
}

function anchoredDates({ dates, text, source }: SourceSentence, day: string): DateMention[] {
  const read = source.published?.slice(0, 10) ?? day;
  const year = Number(read.slice(0, 4));
  const ofYear = readSpans(text).flatMap(({ start, end, isOfYear }) =>
    isOfYear ? [{ start, end, year }] : [],
  );
  return [...dates.map((date) => anchorDate(date, read)), ...ofYear].toSorted((a, b) => a.start - b.start);
}

// "to €42 on January 1 from €36": since that day it is no longer the second.
function findNewer({ sentence, mention, day }: Place, stated: DateMention): string | undefined {
  const { text, numbers } = sentence;
  const newer = numbers.findLast(({ end }) => end <= mention.start);
  if (
    !newer ||
    newer.unit !== mention.unit ||
    !/\b(?:from|against)(?: about)? $/.test(text.slice(newer.end, mention.start))
  )
    return undefined;
  const between = anchoredDates(sentence, day).filter(
    ({ start, end }) => start >= newer.end && end <= mention.start,
  );
  const date = between.find((candidate) => isComparable(stated, candidate) && agrees(stated, candidate));
  return date && text.slice(newer.start, date.end);
}

// "first ten months" for "in October", or the other way around.
function findOtherSpan(period: string, { sentence, mention }: Place): string | undefined {
  const { text, dates } = sentence;
  const end = endOfReach(sentence, mention);
  const isBehind = (place: { readonly start: number }) => place.start >= mention.end && place.start < end;
  const span = readSpans(text).find(isBehind);
  const month = dates.find((date) => isBehind(date) && date.month !== undefined);
  const isStatedSpan = readSpans(period).length > 0;
  const isStatedMonth = readDates(period).some(({ month, quarter }) => (month ?? quarter) !== undefined);
  if (isStatedSpan && !isStatedMonth && month && !span) return text.slice(month.start, month.end);
  if (isStatedMonth && !isStatedSpan && span && !month) return text.slice(span.start, span.end);
  return undefined;
}

function isComparable(a: DateMention, b: DateMention): boolean {
  if (a.relative || b.relative) return false;
  if (a.month !== undefined) return b.month !== undefined;
  if (a.quarter !== undefined) return b.quarter !== undefined;
  return a.year !== undefined && b.year !== undefined;
}

// "In the fourth quarter of 2025" is not "in 2025".
function isPartOf(date: DateMention, { year, quarter, month, relative }: DateMention): boolean {
  const isYear = year !== undefined && quarter === undefined && month === undefined && relative === undefined;
  return isYear && date.year === year && date.quarter !== undefined;
}

function agrees(a: DateMention, b: DateMention): boolean {
  return (['year', 'month', 'quarter', 'day', 'part'] as const).every(
    (part) => a[part] === undefined || b[part] === undefined || a[part] === b[part],
  );
}

const RATE =
  /\b(?:(?:a|per|each|every) (day|week|month|quarter|year)(?! (?:earlier|ago|before|after|later|on|of))\b|(daily|weekly|monthly|quarterly|annual(?:ly)?|yearly|annum)\b)/gi;
const BASES: Readonly<Record<string, string>> = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  annual: 'year',
  annually: 'year',
  yearly: 'year',
  annum: 'year',
};
const REACH = 40;

function findOtherRate(period: string, text: string, mention: NumberMention): string | undefined {
  const [stated] = ratesIn(period);
  if (!stated) return undefined;
  const around = text.slice(Math.max(0, mention.start - REACH), mention.end + REACH);
  const rates = ratesIn(around);
  return rates.some(({ base }) => base === stated.base) ? undefined : rates[0]?.words;
}

function ratesIn(text: string): { base: string; words: string }[] {
  return [...text.matchAll(RATE)].map(({ 0: words, 1: unit, 2: adverb }) => ({
    base: (unit ?? BASES[adverb?.toLowerCase() ?? ''] ?? '').toLowerCase(),
    words,
  }));
}

const LENGTH = /\b(\d+|[a-z]+) (day|week|month|quarter|year)s\b(?! (?:earlier|ago|before|after|later))/gi;

// "13 weeks to 3 January", where the source's sentence is about 39 weeks.
function findOtherLength(period: string, text: string): string | undefined {
  const [stated] = lengthsIn(period);
  const others = stated ? lengthsIn(text).filter(({ unit }) => unit === stated.unit) : [];
  return others.some(({ count }) => count === stated?.count) ? undefined : others[0]?.words;
}

function lengthsIn(
  text: string,
): { readonly count: number; readonly unit: string; readonly words: string }[] {
  return [...text.matchAll(LENGTH)].flatMap(([words, typed = '', unit = '']) => {
    const count = /^\d/.test(typed) ? Number(typed) : SMALL_NUMBERS.get(typed.toLowerCase());
    return count === undefined ? [] : [{ count, unit: unit.toLowerCase(), words }];
  });
}

/** " at the end of " */
const NEXT_TO = 15;

const AGE = /\b(?:a|one|the|last|previous) (day|week|month|quarter|year)(?: (?:earlier|ago|before))?\b/gi;

// "1.2bn a year earlier", where the source has "1.2bn a month earlier".
function findOtherAge(period: string, { sentence, mention, isComparison, day }: Place): string | undefined {
  const { text } = sentence;
  const stated = /\b(day|week|month|quarter|year) (?:earlier|ago|before)\b/i.exec(period)?.[1]?.toLowerCase();
  if (stated === undefined) return undefined;
  const after = text.slice(mention.end, mention.end + REACH);
  // "from 189,000 tons in 2022" is no year earlier, whichever year the other number is of.
  const [named, year] = /^(?: [\p{L}-]+){0,2} in ((?:19|20)\d\d)\b/u.exec(after) ?? [];
  // "€1.31 billion at 31 December, compared with €1.52 billion at 30 September".
  const point = sentence.dates.find(({ start }) => start > mention.end && start - mention.end < NEXT_TO);
  const isOtherMonth = sentence.dates.some(
    ({ end, month }) => end < mention.start && month !== undefined && month !== point?.month,
  );
  if (stated === 'year' && isComparison && point?.month !== undefined && !point.year && isOtherMonth)
    return text.slice(point.start, point.end);
  if (stated === 'year' && isComparison && Number(year) < Number(day.slice(0, 4)) - 2) return named?.trim();
  const ages = [...after.matchAll(AGE)].filter(([words]) => /earlier|ago|before/i.test(words));
  if (ages.some(([, unit]) => unit?.toLowerCase() === stated)) return undefined;
  return ages[0]?.[0];
}
