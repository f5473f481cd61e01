import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkFacts } from '../../src/check/check-facts.ts';
import { FACT_RULES } from '../../src/check/fact-rules.ts';
import { aSource, aSubject, prose } from './a-subject.ts';
import { fuzzRuns } from '../support/fuzz-runs.ts';

const PEOPLE = { trump: { name: 'Donald Trump', roles: [{ title: 'President', from: '2020-01-01' }] } };
const RECORDS = [
  {
    type: 'figures',
    figures: [
      {
        label: 'Share in June',
        value: 7,
        unit: 'percent',
        direction: 'up',
        period: 'in June',
        source: 'wire',
      },
    ],
  },
  { type: 'calendar', entries: [{ when: '2025-07-09', text: 'The tariffs rise.', source: 'wire' }] },
];

function check(source: string, article: string) {
  return checkFacts(
    aSubject({ sources: [aSource([source])], people: PEOPLE, blocks: [prose(article), ...RECORDS] }),
  );
}

const PIECES = [
  ...[
    '5',
    '1,4',
    '00',
    '.',
    ',',
    ' ',
    '-',
    '–',
    '%',
    '$',
    '£',
    'bn',
    ' million',
    ' a third of',
    'half a ',
    'twenty-',
    'five',
  ],
  ...[
    ' rose ',
    ' fell ',
    ' to ',
    'from ',
    'between ',
    ' and ',
    '9 July',
    '31 June',
    'Tuesday',
    ', ',
    'mid-August',
    'last week',
  ],
  ...[
    'Former ',
    'President ',
    'Donald Trump',
    'Donald Trupm',
    ' said',
    '“',
    '”',
    '"',
    '’',
    '…',
    '\u0301',
    '\u200b',
    '🐟',
  ],
  ...[
    ' people familiar with the matter',
    ' sources said',
    '. ',
    'The ',
    '• ',
    '(1) ',
    '12:30',
    'S&P 500',
    'COVID-19',
  ],
];
const text = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 60 })
  .map((pieces) => `x${pieces.join('')}`);

describe('the checks of facts', () => {
  it('never throw, and speak for rules that exist', () => {
    const rules = new Set(FACT_RULES.map(({ id }) => id));
    fc.assert(
      fc.property(text, text, (source, article) => {
        for (const { rule, message } of check(source, article).findings) {
          expect(rules.has(rule)).toBe(true);
          expect(message).toMatch(/[.!?]$/);
        }
      }),
      { numRuns: fuzzRuns(200) },
    );
  });

  it('leave what is read as English alone in another language', () => {
    const language = (tag: string) =>
      checkFacts(
        aSubject({
          sources: [aSource(['Le port a crû de 7 pour cent.'])],
          blocks: RECORDS,
          newsletter: { language: tag },
        }),
      );
    expect(language('fr').records).toEqual([]);
    expect(language('fr').findings.map(({ rule }) => rule)).toEqual(['single-source']);
    expect(language('en-US').records).toHaveLength(2);
  });

  it('give evidence that stands in the source as it is recorded', () => {
    fc.assert(
      fc.property(text, (source) => {
        for (const { evidence } of check(source, 'x').records) {
          if (evidence) expect(source).toContain(evidence.prefix + evidence.exact + evidence.suffix);
        }
      }),
      { numRuns: fuzzRuns(100) },
    );
  });

  // Eight times the text takes eight times as long, and sixty-four times where something is quadratic.
  it.each([
    '7% ',
    '9 July ',
    '1,111,',
    '- ',
    'a third of ',
    'two sources said so, ',
    'Donald Trump ',
    'rose 7% in June. ',
  ])('take time in proportion to the source: %s', (piece) => {
    let texts = 0;
    const fastest = (size: number) => {
      const times = [0, 1].map(() => {
        // Of a text that it has read before a check may remember something.
        const source = `${(texts += 1)} ${piece.repeat(Math.ceil(size / piece.length))}`;
        const start = performance.now();
        check(source, 'Trump said 7% in June.');
        return performance.now() - start;
      });
      return Math.min(...times);
    };
    fastest(5_000);
    expect(fastest(80_000) / Math.max(fastest(10_000), 2)).toBeLessThan(32);
  });

  it('read a megabyte', () => {
    const paragraph =
      'The port grew by 7% to $210m in June, according to people familiar with the matter. Tariffs rise on 9 July. ';
    expect(check(paragraph.repeat(10_000), 'Growth of 7%.').findings).toBeDefined();
  });
});
