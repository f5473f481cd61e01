import { compareFindings, isError, type Finding } from '../digest/finding.ts';
import type { CheckReport } from './check-report.ts';

/**
 * The report for CI, as JUnit XML: a suite for each file, a case for each finding. Only errors are failures; a file
 * without findings is one case that passes.
 */
export function reportJunit({ findings, files }: CheckReport): string {
  const names = [...new Set([...files, ...findings.map(({ file }) => file)])].toSorted();
  const suites = names.map((name) => {
    return suite(name, findings.filter(({ file }) => file === name).toSorted(compareFindings));
  });
  const cases = names.reduce(
    (sum, name) => sum + Math.max(1, findings.filter(({ file }) => file === name).length),
    0,
  );
  const failures = findings.filter(isError).length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="waybill check" tests="${cases}" failures="${failures}" errors="0">`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}

function suite(name: string, findings: readonly Finding[]): string {
  const counts = `tests="${Math.max(1, findings.length)}" failures="${findings.filter(isError).length}" errors="0" skipped="0"`;
  const cases =
    findings.length > 0
      ? findings.map(testCase)
      : [`    <testcase classname="${escapeXml(name)}" name="nothing to mend"/>`];
  return [`  <testsuite name="${escapeXml(name)}" ${counts}>`, ...cases, '  </testsuite>'].join('\n');
}

function testCase(finding: Finding): string {
  const { file, line, rule, path, message } = finding;
  const place = line > 0 ? `${file}:${line}` : file;
  const name = [rule, line > 0 ? `line ${line}` : '', path].filter(Boolean).join(' ');
  const text = escapeXml(`${place} ${path ? `${path}: ` : ''}${message}`);
  const inner = isError(finding)
    ? `<failure type="${escapeXml(rule)}" message="${escapeXml(message)}">${text}</failure>`
    : `<system-out>${finding.level} ${text}</system-out>`;
  return `    <testcase classname="${escapeXml(file)}" name="${escapeXml(name)}">${inner}</testcase>`;
}

/** What XML 1.0 (section 2.2) cannot hold, escaped or not. */
const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

function escapeXml(text: string): string {
  return text.replace(UNWRITABLE, '\ufffd').replace(/[&<>"\n\r\t]/g, (sign) => ENTITIES[sign] ?? sign);
}
