import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normaliseText } from '../../src/check/normalise-text.ts';

describe('normaliseText', () => {
  it.each([
    ['“China’s not easy,” he said', '"China\'s not easy," he said'],
    ["« oui », „ja“, ‹no›, ``yes''", '" oui ", "ja", \'no\', "yes"'],
    ['a—b – c ‑ d -- e', 'a-b - c - d - e'],
    ['and so. . . on...', 'and so… on…'],
    ['two\u00a0\u2009spaces\tand\na line', 'two spaces and a line'],
    [' around ', 'around'],
    ['sof\u00adt, zero\u200bwidth, \ufe0fheart', 'soft, zerowidth, heart'],
    ['ﬁve ｆｕｌｌ cafe\u0301 H₂O', 'five full café H2O'],
    ['10½ and ¾', '10½ and ¾'],
  ])('brings %j to one spelling', (typed, normal) => {
    expect(normaliseText(typed).text).toBe(normal);
  });

  it('leads from each character back to where it was typed', () => {
    const { text, original, toOriginal } = normaliseText('“So…” he\u00ad  said ﬁrmly');
    const at = (words: string) => original.slice(toOriginal(text.indexOf(words)));
    expect(text).toBe('"So…" he said firmly');
    expect(at('So')).toBe('So…” he\u00ad  said ﬁrmly');
    expect(at('said')).toBe('said ﬁrmly');
    expect(at('rmly')).toBe('rmly');
    expect(toOriginal(text.length)).toBe(original.length);
  });

  it('changes nothing the second time, and never leads out of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const { text, toOriginal } = normaliseText(typed);
        expect(normaliseText(text).text).toBe(text);
        const origins = Array.from({ length: text.length + 1 }, (_, offset) => toOriginal(offset));
        expect(origins).toEqual(origins.toSorted((a, b) => a - b));
        expect(origins.every((origin) => origin >= 0 && origin <= typed.length)).toBe(true);
      }),
    );
  });
});
