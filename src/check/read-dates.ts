import { memoizeText } from '../digest/memoize.ts';

/** A date as a text gives it: only what is there. */
export interface DateMention {
  readonly start: number;
  readonly end: number;
  /** 1 is Monday. */
  readonly weekday?: number;
  readonly day?: number;
  readonly month?: number;
  readonly part?: 'early' | 'mid' | 'late';
  readonly quarter?: number;
  readonly year?: number;
  /** A word that has a meaning on one day only: `today`, `last month`. In small letters. */
  readonly relative?: string;
}

const MONTHS = [
  ...['January|Jan', 'February|Feb', 'March|Mar', 'April|Apr', 'May', 'June|Jun', 'July|Jul', 'August|Aug'],
  ...['September|Sept|Sep', 'October|Oct', 'November|Nov', 'December|Dec'],
];
export const WEEKDAY_NAMES = [
  ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
];
// A full stop belongs to a month that was shortened; behind any other it ends the sentence.
const MONTH = `(?:${MONTHS.map((names) => names.replace(/\|(\w+)/g, '|$1\\b\\.?')).join('|')})(?![A-Za-z])`;
const WEEKDAY = `(?:${WEEKDAY_NAMES.join('|')})`;
const YEAR = '(?:,? (?<YEAR>(?:19|20)\\d\\d)\\b(?!,\\d))?';
const DAY = '(?<DAY>[0-3]?\\d)(?:st|nd|rd|th)?';
const LEAD = `(?:(?<WEEKDAY>${WEEKDAY}),? (?:the |\\()?)?`;

// One alternative for each order of the parts. Groups are numbered by form, as a name may stand only once.
const FORMS = [
  // Names that hold a weekday or a month and are no date.
  String.raw`\b(?:USA Today|(?:Black|Good|Cyber|Ash|Super|Sheffield|Casual) (?:Mon|Tues|Wednes|Thurs|Fri)day|(?:Sun|Satur|Fri|Mon)day (?:Times|Post|Telegraph|Mail|Mirror|Express|Herald)|Theresa May|Brian May|June (?:Carter|Allyson))\b`,
  `\\b(?<YEAR>(?:19|20)\\d\\d)-(?<MONTH>[01]\\d)-(?<DAY>[0-3]\\d)(?!\\d)`,
  `\\b${LEAD}${DAY}(?: of)? (?<MONTH>${MONTH})${YEAR}`,
  `\\b${LEAD}(?<MONTH>${MONTH}) ${DAY}\\b(?![,.]\\d|:)${YEAR}`,
  `\\b(?<PART>[Ee]arly|[Mm]id(?:dle of)?|[Ll]ate|[Tt]he end of|[Ss]tart of|[Bb]eginning of)[- ](?<MONTH>${MONTH})${YEAR}`,
  `\\b(?<MONTH>${MONTH})${YEAR}`,
  `\\b(?:Q(?<QUARTER>[1-4])|(?<QUARTERNAME>first|second|third|fourth) quarter)(?: of)?${YEAR}`,
  `\\b(?<RELATIVE>(?:[Ll]ast|[Nn]ext|[Tt]his) (?:week|month|year|quarter|${WEEKDAY}))\\b`,
  `\\b(?<RELATIVE>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow)\\b(?! Show)`,
  `\\b(?<WEEKDAY>${WEEKDAY})\\b`,
  `\\b(?:[Ii]n|of|[Ss]ince|until|by|from|during|to|year|through) (?<YEAR>(?:19|20)\\d\\d)\\b(?!,\\d)`,
];
const DATE = new RegExp(
  FORMS.map((form, index) => form.replace(/\(\?<([A-Z]+)>/g, `(?<$1${index}>`)).join('|'),
  'g',
);

/** Reads all dates of an English text, weekdays and words such as "today" among them. Linear in its length. */
export const readDates = memoizeText((text): readonly DateMention[] =>
  [...text.matchAll(DATE)].flatMap((match) => {
    const parts = partsOf(match.groups ?? {});
    if (Object.keys(parts).length === 0 || isModal(text, match)) return [];
    return [{ start: match.index, end: match.index + match[0].length, ...parts }];
  }),
);

// "May I" and "March on": a month alone at the beginning of a sentence may be the verb.
function isModal(text: string, match: RegExpMatchArray): boolean {
  if (!/^(?:May|March)$/.test(match[0])) return false;
  const before = text.slice(Math.max(0, (match.index ?? 0) - 2), match.index);
  return before === '' || /[.!?“"'‘]\s?$/.test(before);
}

function partsOf(groups: Readonly<Record<string, string | undefined>>): Omit<DateMention, 'start' | 'end'> {
  const group = (name: string) =>
    FORMS.map((_, index) => groups[`${name}${index}`]).find((value) => value !== undefined);
  const [weekday, day, month, year] = [group('WEEKDAY'), group('DAY'), group('MONTH'), group('YEAR')];
  const [quarter, quarterName, relative] = [group('QUARTER'), group('QUARTERNAME'), group('RELATIVE')];
  const part = partOf(group('PART'));
  return {
    ...(weekday ? { weekday: WEEKDAY_NAMES.indexOf(weekday) + 1 } : {}),
    ...(day ? { day: Number(day) } : {}),
    ...(month ? { month: monthNumber(month) } : {}),
    ...(part ? { part } : {}),
    ...(quarter ? { quarter: Number(quarter) } : {}),
    ...(quarterName ? { quarter: ['first', 'second', 'third', 'fourth'].indexOf(quarterName) + 1 } : {}),
    ...(year ? { year: Number(year) } : {}),
    ...(relative ? { relative: relative.toLowerCase() } : {}),
  };
}

function partOf(word: string | undefined): DateMention['part'] {
  if (word === undefined) return undefined;
  if (/^(?:mid)/i.test(word)) return 'mid';
  return /^(?:late|the end)/i.test(word) ? 'late' : 'early';
}

function monthNumber(name: string): number {
  if (/^\d/.test(name)) return Number(name);
  const plain = name.replace('.', '');
  return MONTHS.findIndex((names) => names.split('|').includes(plain)) + 1;
}
