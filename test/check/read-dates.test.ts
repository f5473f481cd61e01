import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readDates } from '../../src/check/read-dates.ts';
import { resolveDate } from '../../src/check/resolve-date.ts';

/** What a text may mean on Tuesday, 10 June 2025. */
const meaning = (text: string) => readDates(text).map((date) => resolveDate(date, '2025-06-10').join(' '));

describe('reading dates', () => {
  it.each([
    ['9 July', '2025-07-09'],
    ['July 9', '2025-07-09'],
    ['July 9, 2026', '2026-07-09'],
    ['the 9th of July', '2025-07-09'],
    ['Tuesday, 10 June 2025', '2025-06-10'],
    ['Tuesday (June 10)', '2025-06-10'],
    ['2025-07-09', '2025-07-09'],
    ['28 December', '2024-12-28 2025-12-28'],
    ['mid-August', '2025-08-mid'],
    ['late June', '2025-06-late'],
    ['the end of June 2026', '2026-06-late'],
    ['in May', '2025-05'],
    ['March 2024', '2024-03'],
    ['the third quarter of 2025', '2025-Q3'],
    ['in 2024', '2024'],
    ['on Monday', '2025-06-09 2025-06-16'],
    ['on Tuesday', '2025-06-10 2025-06-03'],
    ['yesterday', '2025-06-09'],
    ['last month', '2025-05'],
    ['next year', '2026'],
    ['last quarter', '2025-Q1'],
    ['31 June', ''],
  ])('understands %s', (text, expected) => {
    expect(meaning(text)).toEqual([expected]);
  });

  it.each([
    'USA Today',
    'Black Friday',
    'the Sunday Times',
    'May I ask',
    'they may',
    'a march',
    'Theresa May',
    '24 carat',
    '10:40',
  ])('finds no date in %s', (text) => {
    expect(meaning(text)).toEqual([]);
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      '31',
      ' ',
      'June',
      ',',
      '2025',
      'Tuesday',
      '-',
      'mid',
      'last',
      'week',
      '(',
      '00',
      '.',
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (text) => {
          expect(() => meaning(text)).not.toThrow();
        },
      ),
    );
  });
});
