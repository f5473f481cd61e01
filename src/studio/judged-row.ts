import { isError, type Finding } from '../digest/finding.ts';
import type { DeskRow } from './preview.ts';

/** A row as these findings leave it: with an error among them it is broken, whatever it was before. */
export function judgedRow(row: DeskRow, findings: readonly Finding[]): DeskRow {
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length;
  return {
    ...row,
    status: findings.some(isError) ? 'broken' : row.status,
    errors: count('error'),
    warnings: count('warning'),
  };
}
