import { describe, expect, it } from '@jest/globals';
import { checkDeadlines } from '../../src/check/deadlines.ts';
import { aSource, aSubject } from './a-subject.ts';

const WIRE = aSource([
  'Tariffs rise on July 9. The licences of pilots run out in mid-August. The court hears the fleets in the third quarter.',
  'The cabinet approved the treaty on Monday. Talks began at 10:40 on Tuesday.',
]);

function check(entry: Record<string, unknown>, type = 'calendar', field = 'entries') {
  return checkDeadlines(
    aSubject({ blocks: [{ type, [field]: [{ source: 'wire', ...entry }] }], sources: [WIRE] }),
  );
}

const rules = (...args: Parameters<typeof check>) =>
  check(...args).findings.map(({ rule, level }) => `${level} ${rule}`);

describe('a deadline', () => {
  it.each([
    ['2025-07-09', 'Tariffs rise.'],
    ['2025-07', 'Tariffs rise.'],
    ['2025-Q3', 'Tariffs rise.'],
    ['2025-08-mid', 'The licences of the pilots end.'],
    ['2025-Q3', 'The fleets stand before the court.'],
    ['2025-06-10T10:40+01:00', 'Talks begin.'],
  ])('stands if the source has it, or something more precise: %s %s', (when, text) => {
    expect(rules({ when, text })).toEqual([]);
  });

  it.each([
    ['2025-07-19', 'Tariffs rise.', 'error date-differs'],
    ['2025-08-15', 'The licences of the pilots run out.', 'error date-differs'],
    ['2025-06-10', 'Tariffs rise.', 'error date-differs'],
    ['2025-10-01', 'The ferry has its birthday.', 'error date-absent'],
  ])('is refused: %s %s', (when, text, expected) => {
    expect(rules({ when, text })).toEqual([expected]);
  });

  it('that is past is warned of, if readers take it for one that is ahead', () => {
    expect(rules({ when: '2025-06-09', text: 'The cabinet approved the treaty.' })).toEqual([
      'warning date-past',
    ]);
    expect(
      rules({ when: '2025-06-09', text: 'The cabinet approved the treaty.' }, 'timeline', 'events'),
    ).toEqual([]);
    expect(rules({ when: '2025-06', text: 'The cabinet approved the treaty.' })).toEqual([]);
  });

  it('needs no source if the newsroom only watches for it', () => {
    expect(
      rules({ when: '2025-09', text: 'Whether neighbours sign.', kind: 'watch', source: undefined }),
    ).toEqual([]);
  });

  it('is recorded with the words that bear it out', () => {
    const { records } = check({ when: '2025-07-09', text: 'Tariffs rise.' });
    expect(records.map(({ status, evidence }) => [status, evidence?.exact])).toEqual([
      ['borne-out', 'July 9'],
    ]);
  });
});

describe('a deadline that names no source', () => {
  const found = (when: string, text: string) =>
    checkDeadlines(
      aSubject({
        blocks: [{ type: 'calendar', entries: [{ when, text }] }],
        sources: [aSource(['Comments on the new rule close on July 13. Licences are needed from July 17.'])],
      }),
    ).findings.map(({ rule, level }) => `${level} ${rule}`);

  it('is refused if the only source has that very thing on another day', () => {
    expect(found('2025-07-17', 'Comments on the new rule close.')).toEqual(['error date-differs']);
  });

  it('is let pass if the source says something else of its day', () => {
    expect(found('2025-07-17', 'Exporters of rule-bound goods close their books.')).toEqual([]);
  });
});
