import { describe, expect, it } from '@jest/globals';
import { checkLeftOut } from '../../src/check/left-out.ts';
import { aSource, aSubject, prose } from './a-subject.ts';

const WIRE = aSource([
  '“Nobody will touch her before the oil is out,” said Arne Moen. The insurers have until 15 August; the oil will cost $4.5 million.',
]);
const people = { moen: { name: 'Arne Moen' } };
const found = (...texts: readonly string[]) =>
  checkLeftOut(aSubject({ blocks: [prose(...texts)], sources: [WIRE], people }));

describe('what an article leaves out', () => {
  it('is listed once, as a hint', () => {
    expect(found('She lies upright.').map(({ level, message }) => `${level} ${message}`)).toEqual([
      'hint the sources also have people: Arne Moen; quotations: “Nobody will touch her before the oil is out,”; figures: $4.5 million; days ahead: 15 August. Nothing to correct, if that was meant.',
    ]);
  });

  it('is not listed if it is used in any way', () => {
    expect(
      found(
        'Mr Moen: “touch her before the oil is out”.',
        'It takes 4.5 million dollars and ends on August 15.',
      ),
    ).toEqual([]);
  });

  it('is no question for an article without sources', () => {
    expect(checkLeftOut(aSubject({ people }))).toEqual([]);
  });
});
