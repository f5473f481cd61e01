import { describe, expect, it } from '@jest/globals';
import { checkAbsentDays } from '../../src/check/absent-days.ts';
import { aSource, aSubject, inShort, prose } from './a-subject.ts';

const WIRE = aSource([
  'Test trains over the pass run from June 18. The line has been shut since a landslide on February 29 last year.',
  'The hearing in Linden is on Friday.',
]);
const found = (text: string, blocks: readonly Record<string, unknown>[] = []) =>
  checkAbsentDays(aSubject({ blocks: [prose(text), ...blocks], sources: [WIRE] }));

describe('a day in running text', () => {
  it('is warned of if the source gives another for the same', () => {
    expect(inShort(found('Test trains will run over the pass from 19 June.'))).toEqual([
      'warning date-absent blocks[0].paragraphs[0]',
    ]);
  });

  it.each([
    ['the source has it', 'Test trains will run over the pass from 18 June.'],
    [
      'the source has it without its year',
      'The line over the pass is shut since a landslide on 29 February 2024.',
    ],
    ['the source names it by its weekday', 'The hearing in Linden is on 13 June.'],
    ['it is the day of the article', 'Test trains over the pass run from June, said a speaker on 10 June.'],
    ['the sources say nothing of the sort', 'The harbour fell silent on 3 September 1939.'],
    ['no calendar has it', 'Test trains will run over the pass from 31 June.'],
  ])('is let pass where %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  it('is let pass where a calendar of the article has it, as that is compared by itself', () => {
    const calendar = { type: 'calendar', entries: [{ when: '2025-06-19', text: 'Test trains.' }] };
    expect(found('Test trains will run over the pass from 19 June.', [calendar])).toEqual([]);
  });

  it('is compared with the bold lead of its entry, which says of whom it is', () => {
    const item = { lead: 'Test trains.', text: 'They run over the pass from 19 June.' };
    const bullets = (items: readonly object[]) => found('Nothing.', [{ type: 'bullets', items }]).length;
    expect([bullets([item]), bullets([{ text: 'They begin on 19 June.' }])]).toEqual([1, 0]);
  });

  it('is shown beside the sentence of the source', () => {
    expect(found('Test trains will run over the pass from 19 June.')[0]?.message).toBe(
      '“19 June” stands in none of the cited sources; of the same they say “Test trains over the pass run from June 18.” (wire). Correct the date, or cite the source that has it.',
    );
  });
});
