import type { Finding } from '../digest/finding.ts';
import { walkText } from '../digest/walk-text.ts';
import type { CheckSubject } from './check-subject.ts';
import { knownPeople } from './known-people.ts';
import { listBlocks } from './list-blocks.ts';
import { listQuantities } from './list-quantities.ts';
import { normaliseText } from './normalise-text.ts';
import { memoize } from '../digest/memoize.ts';
import type { Source } from '../digest/source.ts';
import { readDates } from './read-dates.ts';
import { readNumbers } from './read-numbers.ts';
import { resolveDate } from './resolve-date.ts';
import { factsOf } from './source-facts.ts';
import { readSource } from './source-text.ts';
import { subjectDay } from './subject-day.ts';

/**
 * Lists what the cited sources have and the article does not: people, quotations, figures and days ahead. One hint for
 * an article, for the editor to think about once; leaving out is what editing is.
 */
export function checkLeftOut(subject: CheckSubject): Finding[] {
  const { parsed, sources } = subject;
  if ('date' in parsed.value || sources.length === 0) return [];
  const used = readUsed(subject);
  const parts = [
    describe('people', leftOutPeople(subject, used)),
    describe('quotations', leftOutQuotations(subject, used)),
    describe('figures', leftOutFigures(subject, used)),
    describe('days ahead', leftOutDays(subject, used)),
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return [];
  const message = `the sources also have ${parts.join('; ')}. Nothing to correct, if that was meant.`;
  return [{ ...parsed.locate(['sources']), rule: 'left-out', level: 'hint', path: 'sources', message }];
}

/** All that the article says, in fields and in words. */
interface Used {
  readonly text: string;
  /** Every four words in a row. */
  readonly runs: ReadonlySet<string>;
  readonly numbers: ReadonlySet<number>;
  readonly days: ReadonlySet<string>;
}

function readUsed({ parsed, newsletter }: CheckSubject): Used {
  const texts: string[] = [];
  walkText(parsed.value, (text) => texts.push(normaliseText(text).text));
  const text = texts.join('\n');
  const day = subjectDay(parsed.value, newsletter);
  const inFields = listBlocks(parsed.value)
    .flatMap(listQuantities)
    .map(({ quantity }) => quantity);
  return {
    text,
    runs: new Set(texts.flatMap(runsOf)),
    numbers: new Set([
      ...inFields.flatMap(({ value, to }) => [value, to ?? value]),
      ...texts.flatMap(readNumbers).flatMap(({ value, to }) => [value, to ?? value]),
    ]),
    days: new Set([
      ...texts.flatMap(readDates).flatMap((date) => resolveDate(date, day)),
      // As fields have them: 2025-08-mid.
      ...texts.flatMap((field) => field.match(/\b\d{4}-\d{2}-(?:\d{2}|early|mid|late)/g) ?? []),
    ]),
  };
}

function leftOutPeople({ people, parsed, newsletter, sources }: CheckSubject, { text }: Used): string[] {
  const speakers = new Set(
    listBlocks(parsed.value).flatMap(({ block }) =>
      block.type === 'quotes' ? block.quotes.map(({ speaker }) => people[speaker]) : [],
    ),
  );
  const told = sources.flatMap(factsOf);
  return knownPeople(people, subjectDay(parsed.value, newsletter))
    .filter(
      ({ person, name, surname }) =>
        !speakers.has(person) &&
        !text.includes(surname) &&
        told.some((sentence) => sentence.text.includes(name)),
    )
    .map(({ name }) => name);
}

/** Shorter ones are terms more often than speech. */
const FEWEST_WORDS = 4;

const quotationsOf = memoize((source: Source) =>
  readSource(source).paragraphs.flatMap(({ normal, quoted }) =>
    quoted
      .map(({ start, end }) => normal.text.slice(start, end))
      .filter((words) => words.split(' ').length >= FEWEST_WORDS)
      .map((words) => ({ words, runs: runsOf(words) })),
  ),
);

function leftOutQuotations({ sources }: CheckSubject, used: Used): string[] {
  return sources
    .flatMap(quotationsOf)
    .filter(({ runs }) => !runs.some((run) => used.runs.has(run)))
    .map(({ words }) => `“${words.length > LONGEST ? `${words.slice(0, LONGEST).trim()}…` : words}”`);
}

const LONGEST = 60;

// A part of a quotation is a use of it: any four words in a row.
function runsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
  return words.slice(FEWEST_WORDS - 1).map((_, index) => words.slice(index, index + FEWEST_WORDS).join(' '));
}

function leftOutFigures({ sources }: CheckSubject, { numbers }: Used): string[] {
  return sources.flatMap(factsOf).flatMap(({ text, numbers: mentions }) =>
    mentions
      .filter(({ unit, value, to, step }) => {
        const isTelling =
          unit === 'percent' || unit === 'bp' || unit === '$' || /^[A-Z]{3}$/.test(unit ?? '') || step >= 1e5;
        return isTelling && !numbers.has(value) && (to === undefined || !numbers.has(to));
      })
      .map(({ start, end }) => text.slice(start, end)),
  );
}

function leftOutDays({ sources, parsed, newsletter }: CheckSubject, { days }: Used): string[] {
  const day = subjectDay(parsed.value, newsletter);
  return sources.flatMap((source) =>
    factsOf(source).flatMap(({ dates, text: sentence }) =>
      dates
        .filter((date) => date.month !== undefined && (date.day !== undefined || date.part !== undefined))
        .filter((date) => {
          const meanings = resolveDate(date, source.published?.slice(0, 10) ?? day);
          const isUsed = meanings.some((meant) => days.has(meant));
          return !isUsed && (meanings[0] ?? '') > day;
        })
        .map(({ start, end }) => sentence.slice(start, end)),
    ),
  );
}

const MOST_SHOWN = 4;

function describe(what: string, found: readonly string[]): string | undefined {
  const all = [...new Set(found)];
  if (all.length === 0) return undefined;
  const rest = all.length - MOST_SHOWN;
  return `${what}: ${all.slice(0, MOST_SHOWN).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
