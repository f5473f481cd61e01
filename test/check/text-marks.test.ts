import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  checkTextMarks,
  fixGluedBullets,
  fixMixedDashes,
  fixStraightQuotes,
  fixTypedDecoration,
} from '../../src/check/text-marks.ts';
import { aSubject, inShort, prose } from './a-subject.ts';

const found = (blocks: readonly Record<string, unknown>[]) =>
  inShort(checkTextMarks(aSubject({ blocks }).parsed));
const bullet = (text: string, lead?: string) => ({
  type: 'bullets',
  items: [{ text, ...(lead ? { lead } : {}) }],
});

describe('marks in a text', () => {
  it.each(['(1) Porridge', '2) Tea', '① Soup', '🐟 Herring', '• Bread', '(b) Dues'])(
    'are computed, not typed: %s',
    (text) => {
      expect(found([bullet(text)])).toEqual(['warning typed-decoration blocks[0].items[0].text']);
      expect(fixTypedDecoration(text)).toMatch(/^[A-Z]/);
    },
  );

  it.each(['5G mast', '24-hour tea', '2025. The year', '11:30 to 14:00', '(about) nothing'])(
    'are none of them: %s',
    (text) => {
      expect(found([bullet(text)])).toEqual([]);
      expect(fixTypedDecoration(text)).toBe(text);
    },
  );

  it('do not glue two bullets together', () => {
    expect(found([bullet('Bread. • Butter.')])).toEqual(['warning glued-bullets blocks[0].items[0].text']);
    expect(found([bullet('Oslo · Bergen')])).toEqual(['warning glued-bullets blocks[0].items[0].text']);
    expect(found([prose('Oslo · Bergen')])).toEqual([]);
    expect(fixGluedBullets('Bread. • Butter. • Salt.')).toBe('Bread.\n- Butter.\n- Salt.');
  });

  it('are of one kind in one article', () => {
    expect(found([prose('“Yes”', "the cook's")])).toEqual(['hint mixed-quotes blocks[0].paragraphs[1]']);
    expect(found([prose('"Yes"', "the cook's")])).toEqual([]);
    expect(found([prose('“Yes”', 'a 6\'2" man')])).toEqual([]);
    expect(found([prose('a – b – c', 'd - e')])).toEqual(['hint mixed-dashes blocks[0].paragraphs[1]']);
    expect(found([prose('a – b – c', 'd—e')])).toEqual(['hint mixed-dashes blocks[0].paragraphs[1]']);
    expect(found([prose('a – b', 'Monday–Friday, 90-day')])).toEqual([]);
  });

  it.each([
    ['"Yes," he said. "It\'s a \'term\'."', '“Yes,” he said. “It’s a ‘term’.”'],
    ['the cooks\' "best"', 'the cooks’ “best”'],
    ['("so")', '(“so”)'],
    ['a 6\'2" man', 'a 6\'2" man'],
  ])('are made curly: %s', (text, expected) => {
    expect(fixStraightQuotes(text)).toBe(expected);
  });

  it('are told from the hyphen that glues two entries of a list', () => {
    expect(fixGluedBullets('**One.** The first. - **Two.** The second.')).toBe(
      '**One.** The first.\n- **Two.** The second.',
    );
    expect(fixGluedBullets('one - two, Three. 4 - 5')).toBe('one - two, Three. 4 - 5');
    expect(fixMixedDashes('one. - Two – three')).toBe('one. - Two – three');
  });

  it.each([
    ['a - b – c', 'a – b – c'],
    ['a - b—c', 'a—b—c'],
    ['a -- b', 'a – b'],
    ['90-day, Monday–Friday', '90-day, Monday–Friday'],
  ])('are brought to one dash: %s', (text, expected) => {
    expect(fixMixedDashes(text)).toBe(expected);
  });

  it('are mended once and for all', () => {
    const text = fc
      .array(fc.constantFrom('a', ' ', '"', "'", '-', '–', '—', '• ', '1', '(2) ', '“'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (typed) => {
        for (const fix of [fixGluedBullets, fixStraightQuotes]) expect(fix(fix(typed))).toBe(fix(typed));
      }),
    );
  });
});
