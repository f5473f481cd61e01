import type { NumberMention } from './read-numbers.ts';
import { readDates, type DateMention } from './read-dates.ts';
import type { SourceSentence } from './source-facts.ts';

/**
 * The words of a source that give a number another period than a field does: another year, month or quarter, "a week"
 * for "a month", "a month earlier" for "a year earlier". Undefined where it says nothing of the kind.
 *
 * @param previous the sentence before, of the same paragraph
 */
export function findOtherPeriod(
  period: string,
  place: {
    readonly sentence: SourceSentence;
    readonly mention: NumberMention;
    readonly previous: SourceSentence | undefined;
  },
): string | undefined {
  const { sentence, mention } = place;
  return (
    findOtherDate(period, place) ??
    findOtherRate(period, sentence.text, mention) ??
    findOtherAge(period, sentence.text, mention)
  );
}

function findOtherDate(period: string, place: Parameters<typeof findOtherPeriod>[1]): string | undefined {
  for (const stated of readDates(period)) {
    const { text, dates } = datesOf(place, (date) => isComparable(stated, date));
    const [rival] = dates;
    if (rival && !dates.some((date) => agrees(stated, date))) return text.slice(rival.start, rival.end);
  }
  return undefined;
}

/**
 * The dates that belong to a number: those behind it, up to the next number; else those of a sentence that has no
 * other number before it; else the one that the sentence before leaves standing.
 */
function datesOf(
  { sentence, mention, previous }: Parameters<typeof findOtherPeriod>[1],
  wanted: (date: DateMention) => boolean,
): { text: string; dates: readonly DateMention[] } {
  const { text, numbers } = sentence;
  const dates = sentence.dates.filter(wanted);
  const next = numbers.find(({ start }) => start >= mention.end)?.start ?? text.length;
  const behind = dates.filter(({ start }) => start >= mention.end && start < next);
  if (behind.length > 0) return { text, dates: behind };
  const isFirst = numbers.every(({ start }) => start >= mention.start);
  const before = dates.filter(({ start }) => start < mention.start);
  if (isFirst && before.length > 0) return { text, dates: before };
  const left = previous?.dates.filter(wanted) ?? [];
  const isOne = left.every((date) => agrees(date, left[0] ?? date));
  return previous && isFirst && before.length === 0 && isOne
    ? { text: previous.text, dates: left }
    : { text, dates: [] };
}

function isComparable(a: DateMention, b: DateMention): boolean {
  if (a.relative || b.relative) return false;
  if (a.month !== undefined) return b.month !== undefined;
  if (a.quarter !== undefined) return b.quarter !== undefined;
  return a.year !== undefined && b.year !== undefined;
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

const AGE = /\b(?:a|one|the|last|previous) (day|week|month|quarter|year)(?: (?:earlier|ago|before))?\b/gi;

// "1.2bn a year earlier", where the source has "1.2bn a month earlier".
function findOtherAge(period: string, text: string, mention: NumberMention): string | undefined {
  const stated = /\b(day|week|month|quarter|year) (?:earlier|ago|before)\b/i.exec(period)?.[1]?.toLowerCase();
  if (stated === undefined) return undefined;
  const after = text.slice(mention.end, mention.end + REACH);
  const ages = [...after.matchAll(AGE)].filter(([words]) => /earlier|ago|before/i.test(words));
  if (ages.some(([, unit]) => unit?.toLowerCase() === stated)) return undefined;
  return ages[0]?.[0];
}
