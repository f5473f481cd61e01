import { compareFindings } from '../digest/finding.ts';
import type { CheckReport } from './check-report.ts';
import { summariseReport } from './report-summary.ts';

/** The report as JSON: `{summary, findings, records}`; each record names the file that it is of. */
export function reportJson(report: CheckReport): string {
  const { findings, records } = report;
  const flat = [...records].flatMap(([file, ofFile]) => ofFile.map((record) => ({ file, ...record })));
  const summary = summariseReport(report) ?? null;
  return `${JSON.stringify({ summary, findings: findings.toSorted(compareFindings), records: flat }, null, 2)}\n`;
}
