import type { CheckReport } from '../../src/check/check-report.ts';
import type { CheckRecord } from '../../src/check/check-record.ts';
import type { Finding } from '../../src/digest/finding.ts';

export function aFinding(finding: Partial<Finding>): Finding {
  return {
    ...{ file: 'content/articles/a.md', line: 3, column: 5, rule: 'quote-altered', level: 'error' },
    ...{ path: 'deck', message: 'is not what was said.' },
    ...finding,
  };
}

export function aRecord(record: Partial<CheckRecord>): CheckRecord {
  return { kind: 'quotation', path: 'deck', text: 'so', status: 'verbatim', ...record } as CheckRecord;
}

export const REPORT: CheckReport = {
  findings: [
    aFinding({ file: 'content/articles/b.md', rule: 'missing-field', line: 0, column: 0, path: '' }),
    aFinding({ line: 9, column: 0, level: 'hint', rule: 'relative-date', path: 'blocks[0].paragraphs[1]' }),
    aFinding({ message: 'has "only <received> & more"\nthan \u0001 that. 中' }),
    aFinding({ file: '2025-06-10', rule: 'mail-size', level: 'warning', line: 0, column: 0, path: '' }),
  ],
  records: new Map([['content/articles/a.md', [aRecord({}), aRecord({ status: 'altered' })]]]),
  files: [
    'newsletter.yaml',
    'content/articles/a.md',
    'content/articles/b.md',
    'content/articles/späte tage.md',
  ],
  sources: 2,
};
