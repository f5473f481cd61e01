import { describe, expect, it } from '@jest/globals';

interface Run {
  readonly text: string;
  readonly isShared: boolean;
}

// A module of the page, whose types are of the browser's world.
const MODULE = '../../src/studio/page/panels/compare-words.js';
const { compareWords } = (await import(MODULE)) as {
  readonly compareWords: (ours: string, theirs: string) => { readonly ours: Run[]; readonly theirs: Run[] };
};

function differing(ours: string, theirs: string): [string[], string[]] {
  const compared = compareWords(ours, theirs);
  const own = (runs: readonly Run[]) =>
    runs.filter(({ isShared }) => !isShared).map(({ text }) => text.trim());
  return [own(compared.ours), own(compared.theirs)];
}

describe('compareWords', () => {
  it('finds what each wording has for itself', () => {
    expect(differing('we will stand for two weeks', 'We will stand, for two days.')).toEqual([
      ['weeks'],
      ['days.'],
    ]);
  });

  it('takes numbers as they are: 3.5 is not 35, and 5% is not 5', () => {
    expect(differing('rates fall 3.5 points', 'rates fall 35 points')).toEqual([['3.5'], ['35']]);
    expect(differing('rates fall 5%.', 'rates fall 5.')).toEqual([['5%.'], ['5.']]);
    expect(differing('rates at -5', 'rates at 5')).toEqual([['-5'], ['5']]);
  });

  it('minds neither the kind of an apostrophe nor the marks around a word', () => {
    expect(differing('“don’t stop”, he said', "don't stop he said")).toEqual([[], []]);
  });

  it('leaves long texts as they are', () => {
    const long = 'word '.repeat(401);
    expect(differing(long, 'other')).toEqual([[], []]);
  });
});
