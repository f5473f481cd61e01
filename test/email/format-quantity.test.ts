import { beforeAll, describe, expect, it } from '@jest/globals';
import { formatQuantity, type Quantity } from '../../src/email/format-quantity.ts';
import { loadTemplates } from '../../src/email/load-templates.ts';
import { parseAllWords, type ChooseWords } from '../../src/email/parse-all-words.ts';

let wordsFor: ChooseWords;

beforeAll(async () => {
  wordsFor = parseAllWords(await loadTemplates());
});

/** With the spaces and marks that Intl puts between as plain ones. */
function format(quantity: Quantity, language = 'en'): string {
  const text = formatQuantity(quantity, { language, words: wordsFor(language) });
  return text.replace(/[\u00a0\u202f\u2009]/g, ' ').replace(/[\u200e\u200f\u061c]/g, '');
}

describe('a quantity', () => {
  it.each([
    [{ value: 34.5, unit: 'percent' }, '34.5%'],
    [{ value: 582, unit: 'USD', scale: 'billion' }, '$582 billion'],
    [{ value: 1.2, to: 1.5, unit: 'EUR', scale: 'trillion' }, '€1.2–€1.5 trillion'],
    [{ value: 0.5, unit: 'USD', scale: 'billion' }, '$0.5 billion'],
    [{ value: 4000, unit: 'USD' }, '$4,000'],
    [{ value: 1.5, unit: 'GBP' }, '£1.50'],
    [{ value: 90, unit: 'days' }, '90 days'],
    [{ value: 1, unit: 'days' }, '1 day'],
    [{ value: 3, to: 4, unit: 'hours' }, '3–4 hours'],
    [{ value: 1, unit: 'pp' }, '1 percentage point'],
    [{ value: 25, unit: 'bp' }, '25 basis points'],
    [{ value: 6038.81, unit: 'points' }, '6,038.81 points'],
    [{ value: 2.5, unit: 'multiple' }, '2.5 times'],
    [{ value: 3, unit: 'count', noun: 'capitals' }, '3 capitals'],
    [{ value: 2, unit: 'count', scale: 'million' }, '2 million'],
    [{ value: 0.123456, unit: 'percent' }, '0.123456%'],
  ] as const)('is written with its unit and no digit lost: %j', (quantity, expected) => {
    expect(format(quantity).replace(/ ?– ?/, '–')).toBe(expected);
  });

  it('is written as its language writes it', () => {
    expect(format({ value: 1234.5, unit: 'EUR', scale: 'billion' }, 'de')).toBe('1.234,5 Milliarden €');
    expect(format({ value: 90, unit: 'days' }, 'ar')).toBe('90 يومًا');
    expect(format({ value: 2, unit: 'pp' }, 'ar')).toBe('نقطتان مئويتان');
  });
});
