import type { CheckRecord, FactVerdict, QuotationVerdict } from './check-record.ts';
import type { CheckReport } from './check-report.ts';

/** In this order: what is fine first. */
const QUOTATIONS: Readonly<Record<Exclude<QuotationVerdict, 'term'>, string>> = {
  verbatim: 'verbatim',
  edited: 'verbatim but for marked edits',
  'verbatim-unmarked': 'the source’s own words',
  translated: 'translated',
  waived: 'waived',
  altered: 'altered',
  'speaker-mismatch': 'of another speaker',
  absent: 'in no source',
};
const FACTS: Readonly<Record<FactVerdict, string>> = {
  'borne-out': 'borne out',
  derived: 'derived',
  waived: 'waived',
  contradicted: 'contradicted',
  absent: 'in no source',
};

/**
 * "12 quotations and 9 figures checked against 4 sources. Quotations: 11 verbatim, 1 altered. Figures: 9 borne out."
 *
 * @returns undefined if nothing was compared
 */
export function summariseReport({ records, sources }: CheckReport): string | undefined {
  // A term in quotation marks quotes nobody.
  const all = [...records.values()].flat().filter(({ status }) => status !== 'term');
  const quotations = all.filter(({ kind }) => kind === 'quotation');
  const figures = all.filter(({ kind }) => kind === 'figure');
  const others = all.filter(({ kind }) => kind !== 'quotation' && kind !== 'figure');
  if (all.length === 0) return undefined;
  const groups = [
    { noun: ['quotation', 'quotations'], verdicts: QUOTATIONS, group: quotations },
    { noun: ['figure', 'figures'], verdicts: FACTS, group: figures },
    { noun: ['date', 'dates'], verdicts: FACTS, group: others },
  ].filter(({ group }) => group.length > 0);
  const counts = groups.map(
    ({ noun: [one, many], group }) => `${group.length} ${group.length === 1 ? one : many}`,
  );
  const outcomes = groups.map(({ noun: [, many = ''], verdicts, group }) => {
    return `${capitalised(many)}: ${countVerdicts(group, verdicts)}.`;
  });
  const against = `${sources} ${sources === 1 ? 'source' : 'sources'}`;
  return `${joinWithAnd(counts)} checked against ${against}. ${outcomes.join(' ')}`;
}

function countVerdicts(group: readonly CheckRecord[], verdicts: Readonly<Record<string, string>>): string {
  return Object.entries(verdicts)
    .map(([status, words]) => [group.filter((record) => record.status === status).length, words] as const)
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`)
    .join(', ');
}

function joinWithAnd(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function capitalised(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
