import pc from 'picocolors';
import { compareFindings, formatFinding, type Finding, type Level } from '../digest/finding.ts';

const COLOURED: Record<Level, string> = {
  error: pc.red('error'),
  warning: pc.yellow('warning'),
  hint: pc.cyan('hint'),
};

/** Findings as lines for a person, sorted by place, with a closing line that counts them. */
export function findingLines(findings: readonly Finding[]): string[] {
  const sorted = findings.toSorted(compareFindings);
  return [
    ...sorted.map((finding) => `${COLOURED[finding.level]} ${formatFinding(finding)}`),
    countLine(findings),
  ];
}

function countLine(findings: readonly Finding[]): string {
  const count = (level: Level) => findings.filter((finding) => finding.level === level).length;
  const errors = count('error');
  const warnings = count('warning');
  if (findings.length === 0) return pc.green('Nothing to mend.');
  const parts = [
    ...(errors ? [pc.red(plural(errors, 'error'))] : []),
    ...(warnings ? [pc.yellow(plural(warnings, 'warning'))] : []),
    ...(count('hint') ? [plural(count('hint'), 'hint')] : []),
  ];
  return `${parts.join(', ')}${errors ? '. Nothing goes out until the errors are mended.' : '.'}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
