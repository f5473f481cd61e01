import { describe, expect, it } from '@jest/globals';
import { formatFinding } from '../../src/digest/finding.ts';
import { checkPairs, scoreKinds } from '../support/check-pairs.ts';

const all = checkPairs();
const pairs = all.filter(({ isLater }) => !isLater);
const scores = scoreKinds(pairs);

describe('the pairs of articles and sources', () => {
  it('are right in themselves, but for what was put into them', () => {
    expect(all.flatMap(({ faults }) => faults)).toEqual([]);
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

describe('the pairs of the later blind rounds', () => {
  const later = all.filter(({ isLater }) => isLater);
  const errors = later.flatMap((pair) => pair.errors);
  const honest = later.flatMap((pair) => pair.honest);

  it('have nine of ten errors found, and one passage of fifty called wrong', () => {
    const missed = errors.filter(({ found }) => !found).map(({ rule, text }) => `${String(rule)} at ${text}`);
    const alarms = later.flatMap(({ falseAlarms }) => falseAlarms.map(formatFinding));
    expect({ share: missed.length <= 0.1 * errors.length, missed }).toEqual({ share: true, missed });
    expect({ share: alarms.length <= 0.02 * honest.length, alarms }).toEqual({ share: true, alarms });
  });
});
