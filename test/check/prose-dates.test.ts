import { describe, expect, it } from '@jest/globals';
import { checkProseDates } from '../../src/check/prose-dates.ts';
import { aSubject, prose } from './a-subject.ts';

const found = (...texts: readonly string[]) => checkProseDates(aSubject({ blocks: [prose(...texts)] }));

describe('a date in running text', () => {
  it.each([
    [
      'Tuesday, 9 June 2025',
      '“Tuesday, 9 June 2025”: 9 June 2025 is a Monday. Correct the weekday or the date.',
    ],
    ['31 June', '“31 June” is not a day of the calendar. Correct the day or the month.'],
    ['29 February 2025', '“29 February 2025” is not a day of the calendar. Correct the day or the month.'],
    [
      'yesterday and last month',
      '“yesterday” is 9 June 2025; “last month” is May 2025. Write the date where the text may be read on another day.',
    ],
    [
      'on Friday',
      '“Friday” is 6 June 2025 or 13 June 2025. Write the date where the text may be read on another day.',
    ],
    [
      'next week',
      '“next week” is 16 June 2025 to 22 June 2025. Write the date where the text may be read on another day.',
    ],
  ])('is judged by the calendar: %s', (text, message) => {
    expect(found(text).map((finding) => finding.message)).toEqual([message]);
  });

  it.each([
    'Monday, 9 June',
    'Monday 9 June 2025',
    '30 June',
    '29 February 2024',
    'USA Today',
    'Black Friday',
    'they may',
  ])('is let pass: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('gets one hint for all words that have a meaning on one day only', () => {
    expect(found('Today.', 'Tomorrow.', 'On Tuesday.').map(({ level }) => level)).toEqual(['hint']);
  });
});

describe('a deadline in running text', () => {
  const past = (text: string) => found(text).filter(({ rule }) => rule === 'date-past').length;

  it.each([
    'A mediator will report by 8 June.',
    'The two sides have until 5 June 2025 to agree.',
    'Reports by 8 June.',
  ])('is warned of when it is past: %s', (text) => expect(past(text)).toBe(1));

  it.each([
    'A mediator will report by 18 June.',
    'A mediator had to report by 8 June.',
    'They agreed by 8 June that they will go on.',
    'Those who signed on 3 June will pay more.',
  ])('is let pass: %s', (text) => expect(past(text)).toBe(0));
});
