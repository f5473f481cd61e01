import { whenParts } from '../digest/when.ts';
import type { Finding } from '../digest/finding.ts';
import type { Source } from '../digest/source.ts';
import type { CheckSubject } from './check-subject.ts';
import { sharedPart } from './content-words.ts';
import { listBlocks } from './list-blocks.ts';
import { listPassages } from './list-passages.ts';
import { readParagraphs } from './paragraph-text.ts';
import { placeInText } from './place-in-text.ts';
import { readDates, type DateMention } from './read-dates.ts';
import { resolveDate } from './resolve-date.ts';
import { showSentence } from './show-fact.ts';
import { factsOf, type SourceSentence } from './source-facts.ts';
import { subjectDay } from './subject-day.ts';
import { tellingWords } from './telling-words.ts';

/**
 * Looks for days in running text that no cited source has, where a sentence of a source speaks of the same and gives
 * another day. A day that the sources say nothing about may be what everybody knows.
 */
export function checkAbsentDays({ parsed, sources, newsletter }: CheckSubject): Finding[] {
  if (sources.length === 0) return [];
  const day = subjectDay(parsed.value, newsletter);
  const dated = sources.flatMap((source) => readDays(source, day));
  const known = new Set(
    [day, ...dated.flatMap(({ days }) => days), ...daysOfFields(parsed.value)].map(dayOfYear),
  );
  return listPassages(parsed.value).flatMap(({ text, path, lead = '' }) => {
    const [paragraph] = readParagraphs([text]);
    return (paragraph?.sentences ?? []).flatMap(({ start, end }): Finding[] => {
      const sentence = paragraph?.normal.text.slice(start, end) ?? '';
      const absent = readDates(sentence).find((date) => {
        const meanings = resolveDate(date, day);
        // A day that no calendar has is the business of another rule.
        return (
          isDay(date) && meanings.length > 0 && !meanings.some((meaning) => known.has(dayOfYear(meaning)))
        );
      });
      // "**The mediator.** Reports by 19 June.": who does so stands in the lead.
      const rival = absent && findRival(start === 0 ? `${lead} ${sentence}` : sentence, dated);
      if (!absent || !rival) return [];
      const words = sentence.slice(absent.start, absent.end);
      const message = `“${words}” stands in none of the cited sources; of the same they say ${showSentence(rival.sentence, rival.date.start)}. Correct the date, or cite the source that has it.`;
      return [
        {
          ...placeInText(parsed, { text, path }, paragraph?.normal.toOriginal(start + absent.start) ?? 0),
          rule: 'date-absent',
          level: 'warning',
          message,
        },
      ];
    });
  });
}

// Sources leave the year to their readers, or write "last year": a wrong year is not seen here.
function dayOfYear(day: string): string {
  return day.slice(5);
}

interface DatedSentence {
  readonly sentence: SourceSentence;
  /** What the sentence is about. */
  readonly words: ReadonlySet<string>;
  readonly date: DateMention;
  readonly days: readonly string[];
}

function readDays(source: Source, day: string): DatedSentence[] {
  const read = source.published?.slice(0, 10) ?? day;
  return factsOf(source).flatMap((sentence) => {
    const words = sentence.dates.length > 0 ? tellingWords(sentence.text) : NO_WORDS;
    return sentence.dates.map((date) => ({
      ...{ sentence, words, date },
      days: [read, typedDay(date), ...resolveDate(date, read)],
    }));
  });
}

const NO_WORDS: ReadonlySet<string> = new Set();

/** The day without its year, as 29 February may be of a year that nobody can tell. */
function typedDay({ month = 0, day = 0 }: DateMention): string {
  return `0000-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function isDay({ day, month }: DateMention): boolean {
  return day !== undefined && month !== undefined;
}

/** The days of calendars and timelines: those are compared with the sources in their own fields. */
function daysOfFields(value: Parameters<typeof listBlocks>[0]): string[] {
  return listBlocks(value)
    .flatMap(({ block }) => {
      if (block.type === 'calendar') return block.entries.map(({ when }) => when);
      return block.type === 'timeline' ? block.events.map(({ when }) => when) : [];
    })
    .flatMap((when) => {
      const parts = whenParts(when);
      return parts.precision === 'day'
        ? [parts.day]
        : parts.precision === 'time'
          ? [parts.instant.slice(0, 10)]
          : [];
    });
}

const SAME_THING = 0.4;
const FEWEST_WORDS = 3;

function findRival(sentence: string, dated: readonly DatedSentence[]): DatedSentence | undefined {
  const words = tellingWords(sentence);
  return dated
    .filter(({ date }) => isDay(date))
    .map((candidate) => ({ candidate, shared: sharedPart(words, candidate.words) }))
    .filter(({ shared }) => shared >= SAME_THING && shared * words.size >= FEWEST_WORDS)
    .toSorted((a, b) => b.shared - a.shared)[0]?.candidate;
}
