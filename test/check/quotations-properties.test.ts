import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkQuotations } from '../../src/check/quotations.ts';
import type { People } from '../../src/digest/person.ts';
import type { Source } from '../../src/digest/source.ts';
import { anArticle } from '../support/articles.ts';
import { fuzzRuns } from '../support/fuzz-runs.ts';

const PEOPLE: People = { bo: { name: 'Bo', roles: [{ title: 'Minister of Tides' }], anonymous: false } };

function check(sources: readonly string[], fragments: readonly string[], texts: readonly string[] = []) {
  const quotes = fragments.length > 0 ? [{ type: 'quotes', quotes: [{ speaker: 'bo', fragments }] }] : [];
  const value = anArticle({
    blocks: [
      ...quotes,
      ...texts.map((text) => ({ type: 'bottom-line', text })),
      { type: 'bottom-line', text: 'x' },
    ],
  });
  const source: Source = {
    id: 's',
    outlet: 'Wire',
    headline: 'H',
    byline: [],
    status: 'ready',
    paragraphs: sources,
  };
  const parsed = { value, file: 'a.md', locate: () => ({ file: 'a.md', line: 1, column: 1 }) };
  return checkQuotations({ parsed, sources: [source], people: PEOPLE, newsletter: undefined });
}

// What quotations are made of, so that chance meets all the paths through them.
const MARKS = [
  '“',
  '”',
  '"',
  "'",
  '‘',
  '’',
  '«',
  '»',
  '…',
  '[',
  ']',
  '...',
  ', ',
  '. ',
  '? ',
  ': ',
  '—',
  '\n',
];
const WORDS = [
  'Bo',
  'said',
  'not',
  'a',
  'tide',
  'Mr.',
  'He',
  'according to',
  '10 per cent',
  'U.S.',
  'é',
  ' ',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...MARKS, ...WORDS), fc.string({ unit: 'grapheme', maxLength: 4 })), {
    maxLength: 60,
  })
  .map((parts) => parts.join(' ').replaceAll(/[[\]]{6,}/g, ''));

/** As a field takes it: one line, without what schemas refuse. */
function asLine(words: string): string {
  return words.replace(/[\p{C}\u2028\u2029]/gu, ' ').trim() || 'x';
}

describe('checkQuotations', () => {
  it('makes something of any text', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), text, text, (sources, fragment, prose) => {
        const plain = asLine(prose.replace(/[*_[\]\\]/g, ' '));
        const { records } = check(sources, [asLine(fragment)], [plain]);
        expect(records.length).toBeGreaterThanOrEqual(1);
        for (const { evidence } of records) {
          if (evidence) expect(sources.some((source) => source.includes(evidence.exact))).toBe(true);
        }
      }),
      { numRuns: fuzzRuns(2_000) },
    );
  });

  it('finds any run of words that it is given as speech', () => {
    const word = fc.constantFrom('tide', 'port', 'not', 'the', 'crane', '10%', 'U.S.', "can't", 'long-term');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), fc.nat(), fc.nat(), (words, a, b) => {
        const [from, to] = [a % words.length, b % words.length].toSorted((x, y) => x - y);
        const piece = words.slice(from, (to ?? 0) + 1).join(' ');
        const { records } = check([`“${words.join(' ')},” said Bo.`], [piece]);
        expect(records.map(({ status }) => status)).toEqual(['verbatim']);
      }),
    );
  });

  // Of eight times the text, a linear check takes eight times as long, a quadratic one sixty-four times.
  it.each([
    ['“Bo: a” ', 256_000],
    ["'s ", 256_000],
    ['[a] ', 256_000],
    ['not … ', 256_000],
    ['A. ', 256_000],
    ["“Bo: a” 's [a] not … A. ", 1_000_000],
  ])('takes %s over and over in its stride, to %d characters', (unit, most) => {
    const cpuOf = (size: number) => {
      const long = unit.repeat(size / unit.length).trim();
      const begin = process.cpuUsage().user;
      check(
        [long],
        [long, 'a a a', 'a … not … a', 'Bo a said'],
        [`Bo said: “${unit.repeat(20)}”`.replace(/[[\]]/g, '')],
      );
      return process.cpuUsage().user - begin;
    };
    cpuOf(16_000);
    const least = 20_000;
    expect(cpuOf(most) / Math.max(cpuOf(most / 8), least)).toBeLessThan(32);
  });
});
