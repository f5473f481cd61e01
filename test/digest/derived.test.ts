import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { computeDerived } from '../../src/digest/derived.ts';

describe('a derived figure', () => {
  it.each([
    ['145 - 30', 115],
    ['2 + 3 * 4', 14],
    ['(2 + 3) * 4', 20],
    ['(2,241 - 2,140) / 2,241 * 100', 4.5069],
    ['10 - 2 - 3', 5],
    ['12 ÷ 4 × 2', 6],
    ['2025-07-09 - 2025-06-10', 29],
    ['14:00 - 10:40', 3.3333],
    ['India, Japan, South Korea', 3],
  ])('is worked out from %s', (text, value) => {
    expect(computeDerived(text)?.value).toBeCloseTo(value, 3);
  });

  it('names what it was worked out from', () => {
    expect(computeDerived('1,450 - 30.5')?.parts).toEqual([
      { kind: 'number', value: 1450 },
      { kind: 'number', value: 30.5 },
    ]);
    expect(computeDerived('India, Japan')?.parts).toEqual([
      { kind: 'name', name: 'India' },
      { kind: 'name', name: 'Japan' },
    ]);
  });

  it.each([
    '',
    '145',
    '145 -',
    '- 30',
    '145 30',
    '(145 - 30',
    '145 - 30)',
    '1 / 0',
    '1..2 + 3',
    '2025-02-30 - 2025-01-01',
    'India',
    'process.exit(1)',
    '25:00 - 10:00',
  ])('cannot be worked out from "%s"', (text) => {
    expect(computeDerived(text)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9+*/() .:-]{0,60}$/)), (text) => {
        expect(Number.isNaN(computeDerived(text)?.value ?? 0)).toBe(false);
      }),
    );
  });
});
