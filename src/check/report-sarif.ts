import { createHash } from 'node:crypto';
import { compareFindings, type Finding, type Level } from '../digest/finding.ts';
import type { CheckReport } from './check-report.ts';
import { RULES } from './rules.ts';

const LEVELS: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', hint: 'note' };

/**
 * The report for the review of code, as SARIF 2.1.0 (OASIS): one run, one result for each finding.
 *
 * @param tool.homepage where the project's documents are read, with a closing slash. SARIF wants whole addresses, so
 *   without it rules name their page in words only.
 */
export function reportSarif(
  { findings, files }: CheckReport,
  tool: { readonly version: string; readonly homepage?: string },
): string {
  const sorted = findings.toSorted(compareFindings);
  const ids = [...new Set([...RULES.map(({ id }) => id), ...sorted.map(({ rule }) => rule)])];
  const positions = new Map(ids.map((id, index) => [id, index]));
  const known = new Set(files);
  const seen = new Map<string, number>();
  const run = {
    tool: {
      driver: {
        name: 'Waybill',
        semanticVersion: tool.version,
        rules: ids.map((id) => describeRule(id, tool.homepage)),
      },
    },
    columnKind: 'utf16CodeUnits',
    results: sorted.map((finding) => ({
      ruleId: finding.rule,
      ruleIndex: positions.get(finding.rule),
      level: LEVELS[finding.level],
      message: { text: finding.path ? `${finding.path}: ${finding.message}` : finding.message },
      locations: [locationOf(finding, known.has(finding.file))],
      partialFingerprints: { 'waybill/v1': fingerprint(finding, seen) },
    })),
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function describeRule(id: string, homepage: string | undefined): object {
  const rule = RULES.find((candidate) => candidate.id === id);
  // What a field may hold is told by the schemas, and needs no page beyond the message.
  if (!rule) return { id, shortDescription: { text: 'a field that is not as the schema wants it' } };
  const page = `docs/checks/${id}.md`;
  return {
    id,
    shortDescription: { text: rule.title },
    help: { text: `See ${page}.`, markdown: `See [${page}](${homepage ?? ''}${page}).` },
    ...(homepage === undefined ? {} : { helpUri: new URL(page, homepage).href }),
    defaultConfiguration: { level: LEVELS[rule.level] },
    properties: { tags: [rule.kind] },
  };
}

// A digest that Waybill composes by itself is no file, and has a name only.
function locationOf({ file, line, column }: Finding, isFile: boolean): object {
  if (!isFile) return { logicalLocations: [{ name: file, kind: 'resource' }] };
  const artifactLocation = { uri: file.split('/').map(encodeURIComponent).join('/') };
  const region =
    line > 0 ? { region: { startLine: line, ...(column > 0 ? { startColumn: column } : {}) } } : {};
  return { physicalLocation: { artifactLocation, ...region } };
}

// Without the line, so that a finding stays the same one when a paragraph is added above it.
function fingerprint({ rule, file, path, message }: Finding, seen: Map<string, number>): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([rule, file, path, message]))
    .digest('hex')
    .slice(0, 32);
  const count = (seen.get(hash) ?? 0) + 1;
  seen.set(hash, count);
  return `${hash}:${count}`;
}
