import { describe, expect, it } from '@jest/globals';
import { readPieces } from '../../src/check/quotation-pieces.ts';
import { readWords } from '../../src/check/words.ts';

const keysOf = (text: string) => readWords(text).map(({ key }) => key);

describe('readWords', () => {
  it.each([
    ['long-term', 'Long Term'],
    ['10%', 'ten per cent'],
    ['19,000 tonnes', '19000 tonnes'],
    ['U.S. rules', 'US rules'],
    ['We go - now.', 'we go, now'],
    ["the labour party's programme", "the labor party's program"],
  ])('reads %s like %s', (a, b) => {
    expect(keysOf(a)).toEqual(keysOf(b));
  });

  it.each([
    ["can't", 'can'],
    ["China's", 'China is'],
    ['$5', '€5'],
    ['1.5', '15'],
    ['5G', '5 G'],
  ])('tells %s from %s', (a, b) => {
    expect(keysOf(a)).not.toEqual(keysOf(b));
  });

  it('knows where each word stands', () => {
    expect(readWords('ten per cent')).toEqual([
      { key: '10', start: 0, end: 3 },
      { key: 'percent', start: 4, end: 12 },
    ]);
  });
});

describe('readPieces', () => {
  const piecesOf = (text: string) =>
    readPieces(text).pieces.map(({ keys, before, edit }) => `${before}(${edit.join(' ')}) ${keys.join(' ')}`);

  it('keeps words together that nobody has touched', () => {
    expect(readPieces('We go, now').isEdited).toBe(false);
    expect(piecesOf('We go, now')).toEqual(['start() we go now']);
  });

  it('divides at ellipses, in brackets or out of them', () => {
    expect(piecesOf('We … go ... on [...] now (…) then')).toEqual([
      'start() we',
      'ellipsis() go',
      'ellipsis() on',
      'ellipsis() now',
      'ellipsis() then',
    ]);
  });

  it('divides at edits, and remembers their words', () => {
    expect(piecesOf('They [the port is] go[es] on')).toEqual(['start() they', 'edit(the port is es) on']);
  });

  it('reads [W]e as we, and passes over [sic]', () => {
    expect(piecesOf('[W]e goes [sic] on')).toEqual(['start() we goes on']);
  });
});
