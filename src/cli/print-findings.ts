import pc from 'picocolors';
import { compareFindings, withinBlock, type Finding, type Level } from '../digest/finding.ts';

const COLOUR: Readonly<Record<Level, (text: string) => string>> = {
  error: pc.red,
  warning: pc.yellow,
  hint: pc.cyan,
};
const LONGEST_LEVEL = 'warning'.length;

/** Findings as lines for a person, grouped by file and in its order, with a closing line that counts them. */
export function findingLines(findings: readonly Finding[]): string[] {
  const sorted = findings.toSorted(compareFindings);
  const width = sorted.reduce((widest, finding) => Math.max(widest, placeOf(finding).length), 0);
  const lines = sorted.flatMap((finding, index) => {
    const isFirst = sorted[index - 1]?.file !== finding.file;
    return [
      ...(isFirst ? [...(index > 0 ? [''] : []), pc.underline(finding.file)] : []),
      findingLine(finding, width),
    ];
  });
  return [...lines, ...(lines.length > 0 ? [''] : []), countLine(findings)];
}

/** "2 errors, 1 hint. Nothing goes out until the errors are mended." */
export function countLine(findings: readonly Finding[]): string {
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

function findingLine({ line, column, level, path, message, rule }: Finding, placeWidth: number): string {
  const field = withinBlock(path);
  const place = placeOf({ line, column }).padStart(placeWidth);
  const text = `${field ? `${field}: ` : ''}${message}`;
  return `  ${place}  ${COLOUR[level](level.padEnd(LONGEST_LEVEL))}  ${text} ${pc.dim(`[${rule}]`)}`;
}

// "12:5" below the file's name is what terminals and editors make a link of.
function placeOf({ line, column }: Pick<Finding, 'line' | 'column'>): string {
  return line > 0 ? `${line}:${Math.max(column, 1)}` : '';
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
