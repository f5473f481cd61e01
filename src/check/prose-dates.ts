import { Temporal } from 'temporal-polyfill';
import type { Finding } from '../digest/finding.ts';
import type { CheckSubject } from './check-subject.ts';
import { listPassages } from './list-passages.ts';
import { normaliseText } from './normalise-text.ts';
import { placeInText } from './place-in-text.ts';
import { readDates, WEEKDAY_NAMES, type DateMention } from './read-dates.ts';
import { isCalendarDay, resolveDate, weekdayOf } from './resolve-date.ts';
import { subjectDay } from './subject-day.ts';

/**
 * Judges the dates in running text by the calendar alone: a weekday that its date does not have, a day that no month
 * has, and words such as "yesterday", for which the date is offered.
 */
export function checkProseDates({ parsed, newsletter }: CheckSubject): Finding[] {
  const day = subjectDay(parsed.value, newsletter);
  const passages = listPassages(parsed.value).map(({ text, path }) => {
    const normal = normaliseText(text);
    return { text, path, normal, dates: readDates(normal.text) };
  });
  const toFinding = (passage: (typeof passages)[number], date: DateMention, fault: Fault): Finding => {
    return { ...placeInText(parsed, passage, passage.normal.toOriginal(date.start)), ...fault };
  };
  const relative = passages.flatMap((passage) =>
    passage.dates.filter(isRelative).map((date) => ({ passage, date })),
  );
  const offers = relative.map(({ passage, date }) => explainRelativeDay(date, passage.normal.text, day));
  const [first] = relative;
  return [
    ...passages.flatMap((passage) =>
      passage.dates.flatMap((date) =>
        [
          ...findCalendarFault(date, passage.normal.text.slice(date.start, date.end), day),
          ...findPastDeadline(date, passage.normal.text, day),
        ].map((fault) => toFinding(passage, date, fault)),
      ),
    ),
    ...(first ? [toFinding(first.passage, first.date, offerDates(offers))] : []),
  ];
}

type Fault = Pick<Finding, 'rule' | 'level' | 'message'>;

function findCalendarFault(date: DateMention, words: string, day: string): Fault[] {
  const { weekday, month, day: dayOfMonth } = date;
  if (month === undefined || dayOfMonth === undefined) return [];
  const meanings = resolveDate(date, day);
  const [resolved] = meanings;
  if (resolved === undefined) {
    const year = date.year ?? Number(day.slice(0, 4));
    // Without a year, 29 February may be that of any leap year.
    if (
      isCalendarDay(year, month, dayOfMonth) ||
      (date.year === undefined && isCalendarDay(2024, month, dayOfMonth))
    )
      return [];
    const message = `“${words}” is not a day of the calendar. Correct the day or the month.`;
    return [{ rule: 'impossible-date', level: 'error', message }];
  }
  const [actual = 0, ...others] = meanings.map((meaning) => weekdayOf(meaning));
  if (weekday === undefined || weekday === actual || others.includes(weekday)) return [];
  const message = `“${words}”: ${describeDay(resolved)} is a ${WEEKDAY_NAMES[actual - 1] ?? ''}. Correct the weekday or the date.`;
  return [{ rule: 'weekday', level: 'error', message }];
}

/** Before a day by which something is yet to happen. */
const DEADLINE = /\b(?:by|until|before|no later than|at the latest(?: on| by)?) (?:the )?$/i;
/** What is yet to happen; in a sentence that tells of the past a day that is over is right. */
const AHEAD =
  /\b(?:will|shall|must|(?:is|are) (?:due|to|expected|scheduled|set|supposed)|(?:has|have) (?:to|until|time)|reports?|decides?|votes?|wants?|expects?|hopes?|plans?) /i;
const OVER = /\b(?:was|were|had|did|\p{L}+ed)\b/iu;

/** Further back stands what is not about the day. */
const REACH = 200;

// "A mediator reports by 18 June", in an article of 30 June.
function findPastDeadline(date: DateMention, text: string, day: string): Fault[] {
  const before = text.slice(Math.max(0, date.start - REACH), date.start);
  const isDay = date.month !== undefined && date.day !== undefined;
  if (!isDay || !DEADLINE.test(before)) return [];
  const clause = before.split(/[.!?;:]\s|, (?:and|but|while) /).at(-1) ?? '';
  const meanings = resolveDate(date, day);
  const isPast = meanings.length > 0 && meanings.every((meaning) => meaning < day);
  if (!isPast || !AHEAD.test(clause) || OVER.test(clause)) return [];
  const words = text.slice(date.start, date.end);
  const message = `“${words}” is past on ${day}, the day that readers get this. Say what became of it, or correct the date.`;
  return [{ rule: 'date-past', level: 'warning', message }];
}

function isRelative({ relative, weekday, month }: DateMention): boolean {
  return relative !== undefined || (weekday !== undefined && month === undefined);
}

function explainRelativeDay(date: DateMention, text: string, day: string): string {
  const words = text.slice(date.start, date.end);
  const [first, ...others] = resolveDate(date, day);
  const meant = first === day && date.weekday !== undefined ? [day] : [first ?? '', ...others];
  return `“${words}” is ${describeMeaning(meant)}`;
}

// One finding for an article, however many such words it has: every story has some, and most are right as they are.
function offerDates(offers: readonly string[]): Fault {
  const message = `${[...new Set(offers)].join('; ')}. Write the date where the text may be read on another day.`;
  return { rule: 'relative-date', level: 'hint', message };
}

function describeMeaning(meant: readonly string[]): string {
  const [first, ...others] = meant;
  if (first === undefined || first === '') return 'unclear';
  if (others.length === 6) return `${describeDay(first)} to ${describeDay(others.at(-1) ?? first)}`;
  return meant.map((when) => (when.length === 10 ? describeDay(when) : describePeriod(when))).join(' or ');
}

function describeDay(day: string): string {
  return Temporal.PlainDate.from(day).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}

function describePeriod(when: string): string {
  const [year = '', rest] = when.split('-');
  if (rest === undefined) return year;
  if (rest.startsWith('Q')) return `${rest} of ${year}`;
  return Temporal.PlainYearMonth.from(when)
    .toPlainDate({ day: 1 })
    .toLocaleString('en-GB', { month: 'long', year: 'numeric' });
}
