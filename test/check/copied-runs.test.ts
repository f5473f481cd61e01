import { describe, expect, it } from '@jest/globals';
import { checkCopiedRuns } from '../../src/check/copied-runs.ts';
import { aSource, aSubject, inShort, prose } from './a-subject.ts';

const RUN = 'the island has wanted a tug since the old one was sold for scrap';
const found = (text: string) =>
  inShort(checkCopiedRuns(aSubject({ blocks: [prose(text)], sources: [aSource([`It says ${RUN}.`])] })));

describe('a run of words', () => {
  it('that is a source’s own is warned of, whatever its capitals and commas', () => {
    expect(found('The island has wanted a tug, since the old one was sold for scrap!')).toEqual([
      'warning copied-run blocks[0].paragraphs[0]',
    ]);
  });

  it('is free within quotation marks', () => {
    expect(found(`They say “${RUN}” there.`)).toEqual([]);
  });

  it('may have eleven words', () => {
    expect(found(RUN.split(' ').slice(0, 11).join(' '))).toEqual([]);
  });
});
