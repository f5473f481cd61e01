import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readNumbers } from '../../src/check/read-numbers.ts';

/** `90 days`, `~5..10 percent`: what was read, in short. */
function read(text: string): string[] {
  return readNumbers(text).map(({ value, to, unit, isChange, isApproximate }) => {
    const ends = to === undefined ? `${value}` : `${value}${isChange ? '>' : '..'}${to}`;
    return `${isApproximate ? '~' : ''}${ends}${unit ? ` ${unit}` : ''}`;
  });
}

describe('reading numbers', () => {
  it.each([
    ['34.5%', '34.5 percent'],
    ['34.5 per cent', '34.5 percent'],
    ['a 90-day truce', '90 days'],
    ['1,400 ships', '1400'],
    ['1 400 000 boxes', '1400000'],
    ['1.400.000 boxes', '1400000'],
    ['1,5 metres', '1.5'],
    ['$1.2bn', '1200000000 $'],
    ['1.2 billion dollars', '1200000000 $'],
    ['US$41m', '41000000 USD'],
    ['EUR 5 million', '5000000 EUR'],
    ['5m people', '5000000'],
    ['a 5m deep channel', '5'],
    ['25 basis points', '25 bp'],
    ['2 percentage points', '2 pp'],
    ['three-year', '3 years'],
    ['twenty-five lots', '25'],
    ['two and a half million tonnes', '2500000'],
    ['half a million tonnes', '500000'],
    ['two hundred and five calls', '205'],
    ['a hundred ships', '100'],
    ['two dozen ships', '24'],
    ['half a dozen ships', '6'],
    ['fell by a third', '0.3333333333333333 share'],
    ['three-quarters of the berths', '0.75 share'],
    ['one in five slots', '0.2 share'],
    ['5-10%', '5..10 percent'],
    ['5% to 10%', '5..10 percent'],
    ['between 5 and 10 per cent', '5..10 percent'],
    ['$1-2bn', '1000000000..2000000000 $'],
    ['from 5% to 10%', '5>10 percent'],
    ['about 30 days', '~30 days'],
    ['more than 30 days', '~30 days'],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it.each([
    ...['S&P 500', 'COVID-19', 'Section 232', '5G', 'the G7', 'a Boeing 737', 'an A320', 'F-16'],
    ...[
      'in 2024',
      '9 July',
      'July 9',
      '9 July 2025',
      'at 10:40',
      '10.40am',
      '9 pm',
      '14.00 GMT',
      '12.06.2025',
    ],
    ...['+44 20 7946 0958', 'a third day', 'the second line', 'no one', 'the 1990s', 'the 9th'],
  ])('finds nothing that is counted in %s', (text) => {
    expect(read(text).filter((found) => found !== '1')).toEqual([]);
  });

  it('never throws, and its places lie within the text', () => {
    const piece = fc.constantFrom(
      '5',
      ' ',
      '-',
      'million',
      'a',
      'half',
      'third',
      '$',
      '%',
      '.',
      ',',
      'to',
      ':',
      'x',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (text) => {
          for (const { start, end, value } of readNumbers(text)) {
            expect(start >= 0 && end > start && end <= text.length).toBe(true);
            expect(Number.isNaN(value)).toBe(false);
          }
        },
      ),
    );
  });
});
