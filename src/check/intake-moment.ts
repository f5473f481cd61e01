import { Temporal } from 'temporal-polyfill';
import { findInstantFault } from '../digest/instant.ts';

/** A moment as a page gives it, or why it cannot be told. `undefined` stands for text that is no date at all. */
export type IntakeMoment =
  | { readonly kind: 'moment'; readonly instant: string }
  | { readonly kind: 'doubtful'; readonly why: string }
  | undefined;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = String.raw`(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const WEEKDAY = /\b(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?/i;
const DAYS = [
  /(?<![\d-])(?<year>\d{4})-(?<number>\d{2})-(?<day>\d{2})(?!\d)/i,
  new RegExp(String.raw`\b(?<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?${MONTH},? (?<year>\d{4})\b`, 'i'),
  new RegExp(String.raw`\b${MONTH} (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})\b`, 'i'),
  /\b(?<day>\d{1,2})\.(?<number>\d{1,2})\.(?<year>\d{4})\b/i,
  /\b(?<first>\d{1,2})\/(?<second>\d{1,2})\/(?<year>\d{4})\b/i,
];
const TIME =
  /(?<!\d)(?<hour>\d{1,2})(?:[:.](?<minute>\d{2})(?::\d{2}(?:\.\d+)?)?)?\s*(?<half>[ap]\.?m\b\.?)?(?!\d)/i;
const OFFSET =
  /\b(?:GMT|UTC)(?:\s*(?<sign>[+\-−])\s*(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?)?(?![\w:])|(?<![\d-])(?<sign2>[+\-−])(?<hours2>\d{2}):?(?<minutes2>\d{2})$/i;

/** Names of zones that mean one thing wherever they are written. EST, CST, IST and BST do not. */
const ZONES: ReadonlyMap<string, string> = new Map([
  ...(['Z', 'WET'] as const).map((name) => [name, '+00:00'] as const),
  ...(['CET', 'WEST'] as const).map((name) => [name, '+01:00'] as const),
  ...(['CEST', 'EET', 'SAST'] as const).map((name) => [name, '+02:00'] as const),
  ['EEST', '+03:00'],
  ...(['HKT', 'SGT'] as const).map((name) => [name, '+08:00'] as const),
  ...(['JST', 'KST'] as const).map((name) => [name, '+09:00'] as const),
  ['AEST', '+10:00'],
  ['AEDT', '+11:00'],
  ...(['EDT'] as const).map((name) => [name, '-04:00'] as const),
  ['PDT', '-07:00'],
]);

/**
 * Reads a text that is a date and nothing else. What can be read in two ways is doubtful, never guessed.
 *
 * @param zone IANA zone that somebody has said the page's times are in
 */
export function readIntakeMoment(text: string, zone?: string): IntakeMoment {
  const typed = text.trim();
  if (findInstantFault(typed) === undefined) return { kind: 'moment', instant: typed };
  // "2025-06-10T11:44:05.123Z", which machines write.
  const trimmed = typed.replace(
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)$/,
    (_all, time: string, offset: string) => `${time}${offset.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`,
  );
  if (findInstantFault(trimmed) === undefined) return { kind: 'moment', instant: trimmed };

  const day = DAYS.map((form) => form.exec(typed)).find((match) => match !== null);
  if (!day) return undefined;
  const [weekday, afterWeekday] = take(typed.replace(day[0], ' '), WEEKDAY);
  const [offset, afterOffset] = take(afterWeekday.replace(/(?<=\d)T(?=\d)|^\s*T(?=\d)/, ' ').trim(), OFFSET);
  const [time, rest] = take(afterOffset, TIME);
  const named = rest.replace(/\b(?:at|on|local time|o[’']clock)\b/gi, ' ').match(/[\p{L}]+/gu) ?? [];
  const [abbreviation, ...others] = named;
  // More words than a zone needs: a sentence that holds a date.
  if (others.length > 0 || /[^\p{L}\s,.|·•—–()-]/u.test(rest)) return undefined;
  if (abbreviation !== undefined && !/^[A-Z]{1,5}$/.test(abbreviation)) return undefined;
  return judge({ typed, day, weekday, time, offset, abbreviation, zone });
}

function take(text: string, pattern: RegExp): [match: RegExpExecArray | undefined, rest: string] {
  const match = pattern.exec(text);
  return match
    ? [match, `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`]
    : [undefined, text];
}

function judge(parts: {
  readonly typed: string;
  readonly day: RegExpExecArray;
  readonly weekday: RegExpExecArray | undefined;
  readonly time: RegExpExecArray | undefined;
  readonly offset: RegExpExecArray | undefined;
  readonly abbreviation: string | undefined;
  readonly zone: string | undefined;
}): IntakeMoment {
  const { typed, weekday, abbreviation, zone } = parts;
  const doubtful = (why: string): IntakeMoment => ({ kind: 'doubtful', why: `"${typed}" ${why}` });
  const day = readDay(parts.day.groups ?? {});
  if (typeof day === 'string') return doubtful(day);
  const name = weekday?.[1]?.slice(0, 3).toLowerCase();
  if (name !== undefined && WEEKDAYS[day.dayOfWeek - 1] !== name)
    return doubtful(`names a weekday that ${day.toString()} does not have`);
  if (!parts.time) return doubtful('has no time of day');
  const time = readTime(parts.time.groups ?? {});
  if (typeof time === 'string') return doubtful(time);
  const local = day.toPlainDateTime(time);
  const offset = offsetOf(parts.offset) ?? ZONES.get(abbreviation ?? '');
  if (offset !== undefined)
    return { kind: 'moment', instant: `${local.toString({ smallestUnit: 'minute' })}${offset}` };
  if (zone === undefined)
    return doubtful(
      abbreviation ? `is in "${abbreviation}", which is the name of several zones or of none` : 'has no zone',
    );
  return (
    inZone(local, zone) ?? doubtful(`does not exist in ${zone}, or twice, as clocks are changed on that day`)
  );
}

function readDay(groups: Readonly<Record<string, string | undefined>>): Temporal.PlainDate | string {
  const { month, number, first = '', second = '' } = groups;
  const year = Number(groups.year);
  const plain = (m: number, d: number) =>
    toDate({ year, month: m, day: d }) ?? 'is not a day of the calendar';
  if (month !== undefined)
    return plain(MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1, Number(groups.day));
  if (number !== undefined) return plain(Number(number), Number(groups.day));
  const [dayFirst, monthFirst] = [plain(Number(second), Number(first)), plain(Number(first), Number(second))];
  if (typeof dayFirst === 'string' || first === second) return monthFirst;
  if (typeof monthFirst === 'string') return dayFirst;
  return `may be ${dayFirst.toString()} or ${monthFirst.toString()}`;
}

function toDate(fields: { year: number; month: number; day: number }): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(fields, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

function readTime({
  hour,
  minute,
  half,
}: Readonly<Record<string, string | undefined>>): Temporal.PlainTime | string {
  const hours = Number(hour);
  if (minute === undefined && half === undefined) return 'has a number that may be an hour or not';
  if (half === undefined && hour?.length === 1) return 'does not say whether it is morning or afternoon';
  if (hours > 23 || Number(minute ?? 0) > 59 || (half !== undefined && (hours > 12 || hours === 0)))
    return 'has a time that no clock shows';
  const added = half === undefined ? hours : (hours % 12) + (/^p/i.test(half) ? 12 : 0);
  return Temporal.PlainTime.from({ hour: added, minute: Number(minute ?? 0) });
}

function offsetOf(match: RegExpExecArray | undefined): string | undefined {
  if (!match) return undefined;
  const { sign, sign2, hours, hours2, minutes, minutes2 } = match.groups ?? {};
  const [h, m] = [Number(hours ?? hours2 ?? 0), Number(minutes ?? minutes2 ?? 0)];
  if (h > 14 || m > 59) return undefined;
  const isWest = (sign ?? sign2 ?? '+') !== '+';
  return `${isWest && h + m > 0 ? '-' : '+'}${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`;
}

function inZone(local: Temporal.PlainDateTime, zone: string): IntakeMoment {
  try {
    const zoned = local.toZonedDateTime(zone, { disambiguation: 'reject' });
    return { kind: 'moment', instant: zoned.toString({ smallestUnit: 'minute', timeZoneName: 'never' }) };
  } catch {
    return undefined;
  }
}
