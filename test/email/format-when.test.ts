import { beforeAll, describe, expect, it } from '@jest/globals';
import { formatMoment, formatWhen } from '../../src/email/format-when.ts';
import { loadTemplates } from '../../src/email/load-templates.ts';
import { parseAllWords } from '../../src/email/parse-all-words.ts';
import type { Words } from '../../src/email/words.ts';

let words: Words;

beforeAll(async () => {
  words = parseAllWords(await loadTemplates())('en');
});

const context = (zone = 'Europe/London') => ({ language: 'en-GB', zone, date: '2025-06-10', words });
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/,(?= \d+ \w+(?:$|,))/, '');

describe('a date', () => {
  it.each([
    ['2025-07-09T10:40+01:00', 'Wed 9 July, 10:40 BST'],
    ['2025-06-10T10:40+01:00', 'Tue 10 June, 10:40 BST'],
    ['2025-07-09', 'Wed 9 July'],
    ['2025-04-05', '5 April'],
    ['2026-07-09', '9 July 2026'],
    ['2025-08-early', 'early August 2025'],
    ['2025-08-mid', 'mid-August 2025'],
    ['2025-08-late', 'late August 2025'],
    ['2025-08', 'August 2025'],
    ['2025-Q3', 'third quarter of 2025'],
    ['2025', '2025'],
  ])('%s is as precise as it is known: %s', (when, expected) => {
    expect(plain(formatWhen(when, context()))).toBe(expected);
  });

  it('is told in the newsletter’s zone, over midnight too', () => {
    expect(plain(formatWhen('2025-06-10T23:30Z', context('Asia/Tokyo')))).toMatch(/^Wed 11 June, 08:30/);
  });
});

describe('a moment of the digest’s own day', () => {
  it('is told by its time alone', () => {
    expect(formatMoment('2025-06-10T17:05+02:00', context())).toBe('16:05 BST');
  });

  it('is a day if that is all that is known', () => {
    expect(plain(formatMoment('2025-06-10', context()))).toBe('Tue 10 June');
  });
});
