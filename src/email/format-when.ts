import { Temporal } from 'temporal-polyfill';
import { whenParts } from '../digest/when.ts';
import { isDay } from '../digest/instant.ts';
import { fillWords } from './fill-words.ts';
import { madeOnce } from './made-once.ts';
import type { ViewContext } from './view-context.ts';

type Context = Pick<ViewContext, 'language' | 'zone' | 'date' | 'words'>;

/** A date with just the precision that it is known with: "Wed 9 July", "mid-August 2025", "third quarter of 2025". */
export function formatWhen(when: string, context: Context): string {
  const { words } = context;
  const parts = whenParts(when);
  switch (parts.precision) {
    case 'time':
      return formatDayAndTime(parts.instant, context);
    case 'day':
      return formatDay(parts.day, context);
    case 'part':
      return fillWords(words.when[parts.part], { month: formatMonth(parts.month, context) });
    case 'month':
      return formatMonth(parts.month, context);
    case 'quarter':
      return fillWords(words.when.quarters[parts.quarter - 1] ?? '{year}', {
        year: formatYear(parts.year, context),
      });
    case 'year':
      return formatYear(parts.year, context);
  }
}

/** A moment as a reader of the day needs it: the time alone if it is of that day. The zone is the newsletter's. */
export function formatMoment(moment: string, context: Context): string {
  if (isDay(moment)) return formatDay(moment, context);
  const isToday = dayIn(moment, context.zone) === context.date;
  return isToday
    ? formatTime(moment, context.language, context.zone, 'named')
    : formatDayAndTime(moment, context);
}

function formatDayAndTime(instant: string, context: Context): string {
  const { language, zone, words } = context;
  const day = formatDay(dayIn(instant, zone), context);
  return fillWords(words.when.dayTime, { day, time: formatTime(instant, language, zone, 'named') });
}

/** The time of day alone in a zone; with the name of the zone unless the reader is told otherwise which it is. */
export function formatTime(
  instant: string,
  language: string,
  zone: string,
  named: 'named' | 'unnamed',
): string {
  const format = madeOnce(Intl.DateTimeFormat, language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
    ...(named === 'named' ? { timeZoneName: 'short' } : {}),
  });
  return format.format(Temporal.Instant.from(instant).epochMilliseconds);
}

// As people say it: the year goes without saying, and the weekday helps with a day that is close or ahead.
function formatDay(day: string, { language, date }: Context): string {
  if (day.slice(0, 4) !== date.slice(0, 4))
    return formatDate(day, language, { day: 'numeric', month: 'long', year: 'numeric' });
  const isLongAgo = Temporal.PlainDate.from(day).until(date).total('days') > 14;
  return formatDate(day, language, {
    day: 'numeric',
    month: 'long',
    ...(isLongAgo ? {} : { weekday: 'short' }),
  });
}

function formatMonth(month: string, { language }: Context): string {
  return formatDate(`${month}-01`, language, { month: 'long', year: 'numeric' });
}

function formatYear(year: number, { language }: Context): string {
  return formatDate(`${year}-01-01`, language, { year: 'numeric' });
}

/** A calendar date in a language; a date has no zone, so none can shift it. */
export function formatDate(day: string, language: string, options: Intl.DateTimeFormatOptions): string {
  return madeOnce(Intl.DateTimeFormat, language, { ...options, timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00:00Z`),
  );
}

function dayIn(instant: string, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}
