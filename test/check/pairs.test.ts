import { describe, expect, it } from '@jest/globals';
import { formatFinding } from '../../src/digest/finding.ts';
import { checkPairs, scoreKinds } from '../support/check-pairs.ts';

const pairs = checkPairs();
const scores = scoreKinds(pairs);

describe('the pairs of articles and sources', () => {
  it('are right in themselves, but for what was put into them', () => {
    expect(pairs.flatMap(({ faults }) => faults)).toEqual([]);
  });

  it('are enough to mean something', () => {
    const sum = (field: 'errors' | 'honest') => scores.reduce((total, score) => total + score[field], 0);
    expect(pairs.length).toBeGreaterThanOrEqual(30);
    expect(sum('errors')).toBeGreaterThanOrEqual(120);
    expect(sum('honest')).toBeGreaterThanOrEqual(120);
  });

  it.each(scores)('have at least 95 % of the errors found: $kind', ({ kind, errors, found }) => {
    const missed = pairs.flatMap(({ name, errors: seeded }) =>
      seeded
        .filter((error) => error.kind === kind && !error.found)
        .map(({ rule, text }) => `${name}: ${String(rule)} at ${text}`),
    );
    expect({ share: errors === 0 || found / errors >= 0.95, missed }).toEqual({ share: true, missed });
  });

  it.each(scores)('raise at most 3 % false alarms: $kind', ({ honest, falseAlarms, alarms }) => {
    const shown = alarms.map(formatFinding);
    expect({ share: falseAlarms <= honest * 0.03, shown }).toEqual({ share: true, shown });
  });
});
