import { describe, expect, it } from '@jest/globals';
import { checkProseNumbers } from '../../src/check/prose-numbers.ts';
import { aSource, aSubject, inShort, prose } from './a-subject.ts';

const WIRE = aSource(['It costs $61 a tonne, 16% more. A third of the crews took £8m to £10m.']);
const found = (text: string) =>
  inShort(checkProseNumbers(aSubject({ blocks: [prose(text)], sources: [WIRE] })));

describe('a number in running text', () => {
  it.each([
    'Yours for $71.',
    'Up 17%.',
    'Some £9m.',
    'It is worth 3 trillion yen.',
    'About $61.90.',
    'About £16.5 each.',
  ])('is warned of if no source has it: %s', (text) => {
    expect(found(text)).toEqual(['warning number-in-prose blocks[0].paragraphs[0]']);
  });

  it.each([
    ...[
      'Yours for 61 dollars.',
      'Up 16 per cent.',
      'Between £8 million and £10 million.',
      '33% of the crews.',
    ],
    ...[
      'S&P 500',
      'Section 232',
      'within ten days',
      '14 ships',
      'COVID-19',
      'in 2019',
      'at 10:40',
      '+44 20 7946 0958',
    ],
  ])('is let pass: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('is let pass if a figure of the article has it, which is checked itself', () => {
    const figures = {
      type: 'figures',
      figures: [{ label: 'Left', value: 19, unit: 'percent', derived: '100 - 81' }],
    };
    expect(checkProseNumbers(aSubject({ blocks: [prose('It is 19%.'), figures], sources: [WIRE] }))).toEqual(
      [],
    );
  });
});
