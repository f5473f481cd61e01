import { describe, expect, it } from '@jest/globals';
import { didYouMean, nearestWord } from '../../src/digest/did-you-mean.ts';

const WORDS = ['headline', 'deck', 'asOf', 'figures', 'must-reads', 'bottom-line'];

describe('didYouMean', () => {
  it.each([
    ['hedaline', 'headline'],
    ['Headline', 'headline'],
    ['asof', 'asOf'],
    ['figurs', 'figures'],
    ['mustreads', 'must-reads'],
    ['bottom_line', 'bottom-line'],
  ])('finds the word behind a slip: %s', (typed, meant) => {
    expect(didYouMean(typed, WORDS)).toBe(`Did you mean "${meant}"? `);
  });

  it.each(['', 'x', 'colour', 'weather', 'x'.repeat(1000)])(
    'keeps silent where nothing is near: %s',
    (typed) => {
      expect(nearestWord(typed, WORDS)).toBeUndefined();
    },
  );
});
