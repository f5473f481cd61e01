import { Temporal } from 'temporal-polyfill';
import { formatPath, type FieldPath } from '../digest/field-path.ts';
import type { Finding } from '../digest/finding.ts';
import { plainText } from '../digest/rich-text.ts';
import { whenParts } from '../digest/when.ts';
import type { FactRecord } from './check-record.ts';
import { onlySource, type CheckResult, type CheckSubject } from './check-subject.ts';
import { listBlocks, type PlacedBlock } from './list-blocks.ts';
import { matchDate } from './match-date.ts';
import { showSentence } from './show-fact.ts';
import { factsOf } from './source-facts.ts';
import { subjectDay } from './subject-day.ts';

/** Compares the dates in fields (calendars, timelines, measures) with the cited sources, and with the day. */
export function checkDeadlines(subject: CheckSubject): CheckResult {
  const day = subjectDay(subject.parsed.value, subject.newsletter);
  const stated = listBlocks(subject.parsed.value).flatMap(listDates);
  const results = stated.map((date) => compareWithSources(date, subject, day));
  return {
    findings: stated.flatMap((date, index) => {
      const compared = results[index]?.findings ?? [];
      // One slip, one finding: what the source dates otherwise need not be called past as well.
      return compared.length > 0 ? compared : findPast(date, subject, day);
    }),
    records: results.flatMap(({ records }) => records),
  };
}

interface StatedDate {
  readonly when: string;
  readonly text: string;
  readonly path: FieldPath;
  readonly source: string | undefined;
  /** Whether it lies ahead, as readers take it. */
  readonly isAhead: boolean;
  /** Whether somebody has set it: what the newsroom watches for needs no source. */
  readonly isFixed: boolean;
}

function listDates({ block, path }: PlacedBlock): StatedDate[] {
  switch (block.type) {
    case 'calendar':
      return block.entries.map(({ when, text, kind, source }, index) => ({
        ...{ when, text: plainText(text), source, isAhead: true },
        isFixed: kind === 'scheduled' || source !== undefined,
        path: [...path, 'entries', index, 'when'],
      }));
    case 'timeline':
      return block.events.map(({ when, text, source }, index) => ({
        ...{ when, text: plainText(text), source, isAhead: false, isFixed: true },
        path: [...path, 'events', index, 'when'],
      }));
    case 'measures':
      return block.measures.flatMap(({ effective, goods, source }, index) =>
        effective === undefined
          ? []
          : [
              {
                ...{ when: effective, text: goods, source, isAhead: false, isFixed: true },
                path: [...path, 'measures', index, 'effective'],
              },
            ],
      );
    default:
      return [];
  }
}

function findPast({ when, path, isAhead }: StatedDate, { parsed }: CheckSubject, day: string): Finding[] {
  const last = lastDay(when);
  if (!isAhead || last >= day) return [];
  const message = `is past on ${day}, the day that readers get this. Move it to a timeline, correct the date, or delete the entry.`;
  return [{ ...parsed.locate(path), rule: 'date-past', level: 'warning', path: formatPath(path), message }];
}

/** The last day that a `When` may mean, `YYYY-MM-DD`. */
function lastDay(when: string): string {
  const parts = whenParts(when);
  switch (parts.precision) {
    case 'time':
      return parts.instant.slice(0, 10);
    case 'day':
      return parts.day;
    case 'part':
      return parts.part === 'late'
        ? endOfMonth(parts.month)
        : `${parts.month}-${parts.part === 'early' ? '10' : '20'}`;
    case 'month':
      return endOfMonth(parts.month);
    case 'quarter':
      return endOfMonth(`${parts.year}-${String(parts.quarter * 3).padStart(2, '0')}`);
    case 'year':
      return `${parts.year}-12-31`;
  }
}

function endOfMonth(month: string): string {
  return `${month}-${Temporal.PlainYearMonth.from(month).daysInMonth}`;
}

function compareWithSources(stated: StatedDate, subject: CheckSubject, day: string): CheckResult {
  const { when, text, path, source, isFixed } = stated;
  const sources = subject.sources.filter(({ id }) => source === undefined || id === source);
  if (sources.length === 0 || !isFixed) return { findings: [], records: [] };
  const match = matchDate({
    when,
    text,
    sentences: sources.flatMap(factsOf),
    day,
    isCited: source !== undefined,
  });
  const record: Omit<FactRecord, 'status' | 'evidence'> = {
    kind: 'date',
    path: formatPath(path),
    text: when,
  };
  if (match.kind === 'same') {
    const { sentence, date } = match;
    const evidence = date ? { evidence: sentence.evidence(date.start, date.end) } : {};
    return { findings: [], records: [{ ...record, status: 'borne-out', ...evidence }] };
  }
  const place = { ...subject.parsed.locate(path), path: formatPath(path) };
  const level = (source ?? onlySource(subject)) === undefined ? 'warning' : 'error';
  if (match.kind === 'other') {
    const message = `${when} is not the source’s date: ${showSentence(match.sentence, match.date.start)}. Correct the date, or cite the source that has it.`;
    return {
      findings: [{ ...place, rule: 'date-differs', level, message }],
      records: [
        {
          ...record,
          status: 'contradicted',
          nearest: match.sentence.evidence(match.date.start, match.date.end),
        },
      ],
    };
  }
  // An event that no source is named for is often what everybody knows.
  if (source === undefined) return { findings: [], records: [{ ...record, status: 'absent' }] };
  const message = `${when} stands nowhere in the source “${source}”. Correct the date, or cite the source that has it.`;
  return {
    findings: [{ ...place, rule: 'date-absent', level, message }],
    records: [{ ...record, status: 'absent' }],
  };
}
