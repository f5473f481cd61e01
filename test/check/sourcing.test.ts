import { describe, expect, it } from '@jest/globals';
import { checkAnonymous } from '../../src/check/anonymous.ts';
import { checkSourceDates } from '../../src/check/source-dates.ts';
import { checkSourcing } from '../../src/check/sourcing.ts';
import { aSource, aSubject, inShort, prose } from './a-subject.ts';

const SECOND = aSource(['More.'], { id: 'echo', outlet: 'Echo' });
const sourcing = (fields: Record<string, unknown>, article = {}) =>
  inShort(checkSourcing(aSubject({ sources: [aSource(['Text.'], fields), SECOND], article })));

describe('the sources of an article', () => {
  it.each(['killed', 'withheld'])('may not be %s', (status) => {
    expect(sourcing({ status })).toEqual(['error source-status sources']);
  });

  it('may be under embargo no longer than the article', () => {
    const embargo = '2025-06-11T00:01+01:00';
    expect(sourcing({ embargo })).toEqual(['error source-embargo sources']);
    expect(sourcing({ embargo }, { embargo })).toEqual([]);
    expect(sourcing({ embargo: '2025-06-10T09:00+01:00' })).toEqual([]);
    expect(sourcing({ embargo: '2025-06-10T17:00+01:00' }, { published: '2025-06-10' })).toEqual([]);
  });

  it('are better two, unless somebody knows', () => {
    const single = (article: Record<string, unknown>) =>
      inShort(checkSourcing(aSubject({ sources: [aSource(['x'])], article })));
    expect(single({})).toEqual(['hint single-source sources']);
    expect(single({ singleSource: true })).toEqual([]);
    expect(sourcing({}, { singleSource: true })).toEqual(['hint single-source singleSource']);
  });

  it('are named by what is claimed', () => {
    const figures = (source?: string) => [
      { type: 'figures', figures: [{ label: 'x', value: 1, unit: 'days', source }] },
    ];
    expect(inShort(checkSourcing(aSubject({ blocks: figures() })))).toEqual([
      'warning uncited blocks[0].figures[0]',
    ]);
    expect(
      inShort(checkSourcing(aSubject({ blocks: figures(), sources: [aSource(['x']), SECOND] }))),
    ).toEqual(['hint uncited blocks[0].figures[0]']);
    expect(
      inShort(checkSourcing(aSubject({ blocks: figures('wire'), sources: [aSource(['x']), SECOND] }))),
    ).toEqual([]);
  });

  it('have a date, and not one after the article', () => {
    const dates = (published: string | undefined, article = {}) =>
      inShort(checkSourceDates(aSubject({ sources: [aSource(['x'], { published })], article })));
    expect(dates(undefined)).toEqual(['warning source-undated sources']);
    expect(dates('2025-06-10T10:01+01:00')).toEqual(['warning source-later sources']);
    expect(dates('2025-06-10T10:00+01:00')).toEqual([]);
    expect(dates('2025-06-10T10:01+01:00', { updated: '2025-06-10T12:00+01:00' })).toEqual([]);
    expect(dates('2025-06-10T10:01+01:00', { published: '2025-06-10' })).toEqual([]);
  });
});

describe('a claim of people without a name', () => {
  const SMELTER = aSource([
    'Halvorsen plans to close its smelter at Rosund and move the furnaces to Iceland, according to people familiar with the matter.',
  ]);
  const people = { greta: { name: 'Greta Halvorsen' }, moen: { name: 'Arne Moen' } };
  const found = (text: string, sources = [SMELTER]) =>
    inShort(checkAnonymous(aSubject({ blocks: [prose(text)], sources, people })));

  it('stays one', () => {
    expect(
      found('Halvorsen plans to close the smelter at Rosund and to move its furnaces to Iceland.'),
    ).toEqual(['warning anonymous-dropped blocks[0].paragraphs[0]']);
    expect(
      found(
        'Arne Moen said Halvorsen plans to close the smelter at Rosund and move the furnaces to Iceland.',
      ),
    ).toEqual(['error anonymous-named blocks[0].paragraphs[0]']);
  });

  it('is found in other words too, if they are all that was said', () => {
    const buyer = aSource([
      'A buyer at one large mill, who wasn’t allowed to speak publicly, said it had written down a quarter of its wool.',
      'British wool pays 25% there, and two people familiar with the talks said a quota of 500 tonnes for spinners was close to being settled.',
    ]);
    expect(found('One mill has written down a quarter of its wool.', [buyer])).toHaveLength(1);
    expect(
      found('A quota of 500 tonnes for spinners of wool is close to being settled.', [buyer]),
    ).toHaveLength(1);
    expect(
      found('A mill, its buyer said without wanting to be named, has written down a quarter of its wool.', [
        buyer,
      ]),
    ).toEqual([]);
    expect(found('British wool pays a duty of 25% there.', [buyer])).toEqual([]);
  });

  it('is shown beside the sentence of the source', () => {
    const [finding] = checkAnonymous(
      aSubject({
        blocks: [prose('Halvorsen will close the smelter at Rosund and move its furnaces to Iceland.')],
        sources: [SMELTER],
      }),
    );
    expect(finding?.message).toMatch(
      /^"Halvorsen will close .* Iceland\." is told as plain fact, but the source has it from people without a name: “/,
    );
  });

  it('is not looked for where an engineer is named', () => {
    const named = aSource(['Milan Horak, an engineer, said that water was still coming into the gallery.']);
    expect(found('Water was still coming into the gallery of the tunnel.', [named])).toEqual([]);
  });

  it.each([
    'People familiar with the matter say that Halvorsen plans to close the smelter at Rosund and move its furnaces to Iceland.',
    'Halvorsen is said to close the smelter at Rosund and to move its furnaces to Iceland.',
    'The smelter at Rosund is old.',
  ])('is let pass: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('is free for telling once somebody says the same on the record', () => {
    const onRecord = aSource(
      ['Halvorsen said that it will close the smelter at Rosund and move the furnaces to Iceland.'],
      { id: 'echo' },
    );
    expect(
      found('Halvorsen plans to close the smelter at Rosund and to move its furnaces to Iceland.', [
        SMELTER,
        onRecord,
      ]),
    ).toEqual([]);
  });
});
