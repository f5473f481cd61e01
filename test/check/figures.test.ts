import { describe, expect, it } from '@jest/globals';
import { checkFigures } from '../../src/check/figures.ts';
import type { Source } from '../../src/digest/source.ts';
import { aSource, aSubject } from './a-subject.ts';

const WIRE = aSource([
  'The port handled 1.4 million containers in the first quarter of 2025, up 6.2% from a year earlier. Bulk cargo fell 11% to 3.9 million tonnes.',
  'Profit rose to $210m from $188m. The fee goes from 12 to 15 euros. Ships wait between 14 and 19 hours, a third of them tankers. The truce runs for 90 days.',
  'It makes 260,000 bearings a week. The rate went down 25 basis points to 3.75 per cent.',
  'Toll was raised to €42 on January 1 from €36. Sales of salt came to NOK 1.3 billion in October, and to NOK 6.8 billion in the first ten months of the year.',
  'The detour is 210 kilometres longer. The bank took half a percentage point off its deposit rate. Exports of tea rose 7% in the first half of the year.',
  'Growth this year is put at 0.9%, from 1.6% in February, and next year at 1.4% from 1.8%. Mills sold 58% of their flour this year; it was 71% in 2023.',
  'The quota for sugar goes up to 340,000 tonnes from 260,000 tonnes.',
  'The yard had $412 million in revenue in the quarter that ended in May, up 9% on the year. It repaid RM62 million and 20 billion hryvnias. Landings were 6.5% below those of May.',
]);

function check(figure: Record<string, unknown>) {
  return checkFigures(
    aSubject({ blocks: [{ type: 'figures', figures: [{ source: 'wire', ...figure }] }], sources: [WIRE] }),
  );
}

const rules = (figure: Record<string, unknown>) => check(figure).findings.map(({ rule }) => rule);

describe('a figure', () => {
  it.each([
    ['in digits with its scale', { label: 'Containers', value: 1.4, unit: 'count', scale: 'million' }],
    ['in ones', { label: 'Cargo', value: 3_900_000, unit: 'count' }],
    ['in percent, spelled', { label: 'Rate', value: 3.75, unit: 'percent' }],
    ['as a share that the source spells', { label: 'Tankers', value: 33, unit: 'percent' }],
    ['as a range', { label: 'Wait', value: 14, to: 19, unit: 'hours' }],
    ['in money', { label: 'Profit', value: 210, unit: 'USD', scale: 'million', direction: 'up' }],
    ['at one end of a change', { label: 'Fee', value: 15, unit: 'EUR' }],
    ['of days that the source hyphenates or not', { label: 'Truce', value: 90, unit: 'days' }],
    [
      'rounded, and marked so',
      { label: 'Profit', value: 200, unit: 'USD', scale: 'million', approximate: true },
    ],
    [
      'in its period',
      { label: 'Containers', value: 1.4, unit: 'count', scale: 'million', period: 'first quarter' },
    ],
    ['in points of which the source names a part', { label: 'Deposit rate', value: 50, unit: 'bp' }],
    ['in ringgit, by their sign', { label: 'Repaid', value: 62, unit: 'MYR', scale: 'million' }],
    ['in hryvnias, by their name', { label: 'Repaid', value: 20, unit: 'UAH', scale: 'billion' }],
    ['in a measure', { label: 'Detour', value: 210, unit: 'count', noun: 'km' }],
    ['of the year that is running', { label: 'Flour sold', value: 58, unit: 'percent', period: 'in 2025' }],
    [
      'of a stretch of months',
      { label: 'Salt', value: 6.8, unit: 'NOK', scale: 'billion', period: 'first ten months' },
    ],
    ['before what has replaced it', { label: 'Toll', value: 36, unit: 'EUR', period: 'in 2024' }],
    ['at its rate', { label: 'Bearings', value: 260, unit: 'count', scale: 'thousand', period: 'a week' }],
  ])('stands %s', (_, figure) => {
    expect(rules(figure)).toEqual([]);
    expect(check(figure).records[0]?.status).toBe('borne-out');
  });

  it.each([
    ['figure-absent', { label: 'Containers', value: 1.5, unit: 'count', scale: 'million' }],
    ['figure-scale', { label: 'Containers', value: 1.4, unit: 'count', scale: 'billion' }],
    ['figure-unit', { label: 'Containers, more than a year before', value: 6.2, unit: 'pp' }],
    ['figure-unit', { label: 'Rate cut', value: 25, unit: 'pp' }],
    ['figure-range', { label: 'Wait of ships', value: 14, unit: 'hours' }],
    ['figure-range', { label: 'Wait of ships', value: 14, to: 18, unit: 'hours' }],
    ['figure-rounded', { label: 'Bulk cargo', value: 4, unit: 'count', scale: 'million' }],
    ['figure-direction', { label: 'Bulk cargo', value: 11, unit: 'percent', direction: 'up' }],
    [
      'figure-period',
      { label: 'Containers', value: 1.4, unit: 'count', scale: 'million', period: 'second quarter' },
    ],
    ['figure-period', { label: 'Bearings', value: 260_000, unit: 'count', period: 'a month' }],
    ['figure-period', { label: 'Toll', value: 36, unit: 'EUR', period: 'since 1 January' }],
    [
      'figure-period',
      { label: 'Salt', value: 1.3, unit: 'NOK', scale: 'billion', period: 'first ten months' },
    ],
    ['figure-period', { label: 'Salt', value: 6.8, unit: 'NOK', scale: 'billion', period: 'October' }],
    ['figure-period', { label: 'Exports of tea', value: 7, unit: 'percent', period: 'in 2024' }],
    ['figure-period', { label: 'Flour sold', value: 71, unit: 'percent', period: 'this year' }],
    ['figure-unit', { label: 'Detour', value: 210, unit: 'count', noun: 'miles' }],
    ['figure-unit', { label: 'Deposit rate of the bank', value: 0.5, unit: 'percent' }],
    [
      'figure-direction',
      { label: 'Revenue of the yard', value: 412, unit: 'USD', scale: 'million', direction: 'down' },
    ],
    ['figure-direction', { label: 'Landings', value: 6.5, unit: 'percent', direction: 'up' }],
    [
      'figure-comparison',
      { label: 'Growth', value: 0.9, unit: 'percent', comparison: { value: 1.8, label: 'until now' } },
    ],
    [
      'figure-comparison',
      {
        label: 'Sugar',
        value: 340_000,
        unit: 'count',
        comparison: { value: 3_900_000, label: 'until now' },
      },
    ],
    [
      'figure-comparison',
      {
        label: 'Profit',
        value: 210,
        unit: 'USD',
        scale: 'million',
        comparison: { value: 198, label: 'before' },
      },
    ],
    [
      'figure-direction',
      {
        label: 'Fee',
        value: 12,
        unit: 'EUR',
        direction: 'up',
        comparison: { value: 15, label: 'until now' },
      },
    ],
    ['figure-derived', { label: 'Rise of the fee', value: 4, unit: 'EUR', derived: '15 - 12' }],
    ['figure-derived', { label: 'Rise of the fee', value: 4, unit: 'EUR', derived: '16 - 12' }],
  ])('is refused: %s, %j', (rule, figure) => {
    expect(rules(figure)).toEqual([rule]);
  });

  it('that was worked out from what the source has is right', () => {
    const figure = { label: 'Rise of the fee', value: 25, unit: 'percent', derived: '(15 - 12) / 12 * 100' };
    expect(rules(figure)).toEqual([]);
    expect(check(figure).records[0]?.status).toBe('derived');
  });

  it('is recorded with the words that bear it out, as they were typed', () => {
    expect(check({ label: 'Profit', value: 210, unit: 'USD', scale: 'million' }).records).toEqual([
      {
        kind: 'figure',
        path: 'blocks[0].figures[0].value',
        status: 'borne-out',
        text: '210 million USD',
        evidence: {
          source: 'wire',
          exact: '$210m',
          prefix: 'Profit rose to ',
          suffix: ' from $188m. The fee goes from 1',
        },
      },
    ]);
  });

  it('shows the nearest wording to whoever has to mend it', () => {
    expect(
      check({ label: 'Containers in the first quarter', value: 1.5, unit: 'count', scale: 'million' })
        .findings,
    ).toEqual([
      {
        file: 'a.md',
        line: 7,
        column: 1,
        rule: 'figure-absent',
        level: 'error',
        path: 'blocks[0].figures[0].value',
        message:
          '1.5 million stands in none of the cited sources. Nearest is “The port handled 1.4 million containers in the first quarter of 2025, up 6.2% from a year earlier.” (wire). Write what the source says, or cite the source that has it.',
      },
    ]);
  });

  it('that names no source is looked up in all, and only warned of', () => {
    const subject = (sources: readonly Source[]) =>
      aSubject({
        blocks: [{ type: 'figures', figures: [{ label: 'Containers', value: 7, unit: 'days' }] }],
        sources,
      });
    const [one, other] = [aSource(['Nothing.']), aSource(['Nothing.'], { id: 'other' })];
    const levels = (sources: readonly Source[]) =>
      checkFigures(subject(sources)).findings.map(({ level }) => level);
    expect(levels([one, other])).toEqual(['warning']);
    // The only source that an article cites is the one that is meant.
    expect(levels([one])).toEqual(['error']);
  });

  it('of an article without sources is left to the rule on citing', () => {
    const figures = [{ label: 'Containers', value: 7, unit: 'days' }];
    expect(checkFigures(aSubject({ blocks: [{ type: 'figures', figures }] }))).toEqual({
      findings: [],
      records: [],
    });
  });
});

describe('market rows, measures and charts', () => {
  it('are compared like figures', () => {
    const source = aSource([
      'Tin lost 2.1% to $31,240. The duty goes from 8% to 12%. Stocks were 41,000 tonnes in January and 35,000 in March.',
    ]);
    const { findings } = checkFigures(
      aSubject({
        sources: [source],
        blocks: [
          {
            type: 'markets',
            asOf: '2025-06-09T17:00Z',
            source: 'wire',
            rows: [{ name: 'Tin', value: 31240, unit: 'USD', change: 2.1 }],
          },
          {
            type: 'measures',
            measures: [
              { imposer: 'US', goods: 'Tin', rate: { from: 8, to: 13 }, stage: 'announced', source: 'wire' },
            ],
          },
          {
            type: 'chart',
            title: 'Stocks',
            unit: 'count',
            scale: 'thousand',
            credit: 'Desk',
            source: 'wire',
            bars: [
              { label: 'January', value: 41 },
              { label: 'March', value: 36 },
            ],
          },
        ],
      }),
    );
    expect(findings.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      'figure-direction blocks[0].rows[0].change',
      'figure-absent blocks[1].measures[0].rate.to',
      'figure-absent blocks[2].bars[1].value',
    ]);
  });
});
