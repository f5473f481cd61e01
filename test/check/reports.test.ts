import { describe, expect, it } from '@jest/globals';
import { xml2js, type Element } from 'xml-js';
import { z } from 'zod';
import { reportJson } from '../../src/check/report-json.ts';
import { reportJunit } from '../../src/check/report-junit.ts';
import { reportSarif } from '../../src/check/report-sarif.ts';
import { summariseReport } from '../../src/check/report-summary.ts';
import { RULES } from '../../src/check/rules.ts';
import { aFinding, aRecord, REPORT } from './report-samples.ts';

describe('summariseReport', () => {
  const summarise = (...records: ReturnType<typeof aRecord>[]) =>
    summariseReport({ ...REPORT, records: new Map([['a', records]]) });

  it('counts what was compared and how it came out, what is fine first', () => {
    const figure = { kind: 'figure', status: 'borne-out' } as const;
    expect(
      summarise(
        aRecord({ status: 'altered' }),
        aRecord({}),
        aRecord({}),
        aRecord(figure),
        aRecord({ ...figure, kind: 'date' }),
      ),
    ).toBe(
      '3 quotations, 1 figure and 1 date checked against 2 sources. Quotations: 2 verbatim, 1 altered. Figures: 1 borne out. Dates: 1 borne out.',
    );
  });

  it('does not call a term a quotation, and says nothing of nothing', () => {
    expect(summarise(aRecord({}), aRecord({ status: 'term' }))).toMatch(
      /^1 quotation checked against 2 sources\./,
    );
    expect(summarise(aRecord({ status: 'term' }))).toBeUndefined();
  });
});

describe('reportJson', () => {
  it('holds the summary, the findings in the order of files, and every record with its file', () => {
    const report = JSON.parse(reportJson(REPORT)) as { findings: { file: string }[]; records: unknown[] };
    expect(report.findings.map(({ file }) => file)).toEqual([
      ...['2025-06-10', 'content/articles/a.md', 'content/articles/a.md', 'content/articles/b.md'],
    ]);
    expect(report.records[1]).toEqual({ file: 'content/articles/a.md', ...aRecord({ status: 'altered' }) });
  });
});

/** What SARIF 2.1.0 requires of the parts that are used here, read strictly: section 3 of the specification. */
const Region = z.strictObject({ startLine: z.int().min(1), startColumn: z.int().min(1).optional() });
const Level = z.enum(['none', 'note', 'warning', 'error']);
const Sarif = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.array(
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string().min(1),
          semanticVersion: z.string().regex(/^\d+\.\d+\.\d+/),
          rules: z.array(
            z.strictObject({
              id: z.string().min(1),
              shortDescription: z.strictObject({ text: z.string().min(1) }),
              help: z.strictObject({ text: z.string().min(1), markdown: z.string().min(1) }).optional(),
              helpUri: z.url().optional(),
              defaultConfiguration: z.strictObject({ level: Level }).optional(),
              properties: z.strictObject({ tags: z.array(z.string()) }).optional(),
            }),
          ),
        }),
      }),
      columnKind: z.literal('utf16CodeUnits'),
      results: z.array(
        z.strictObject({
          ruleId: z.string(),
          ruleIndex: z.int().min(0),
          level: Level,
          message: z.strictObject({ text: z.string().min(1) }),
          locations: z.array(
            z.union([
              z.strictObject({
                physicalLocation: z.strictObject({
                  artifactLocation: z.strictObject({ uri: z.string().regex(/^[A-Za-z0-9._~%/-]+$/) }),
                  region: Region.optional(),
                }),
              }),
              z.strictObject({
                logicalLocations: z.array(z.strictObject({ name: z.string(), kind: z.string() })),
              }),
            ]),
          ),
          partialFingerprints: z.record(z.string(), z.string()),
        }),
      ),
    }),
  ),
});

describe('reportSarif', () => {
  const read = (report = REPORT, tool: Parameters<typeof reportSarif>[1] = { version: '1.2.3' }) =>
    Sarif.parse(JSON.parse(reportSarif(report, tool))).runs[0]!;

  it('describes every rule, and names rules by the position that they have', () => {
    const { tool, results } = read();
    expect(tool.driver.rules.slice(0, RULES.length).map(({ id }) => id)).toEqual(RULES.map(({ id }) => id));
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    expect(new Set(tool.driver.rules.map(({ id }) => id)).size).toBe(tool.driver.rules.length);
  });

  it('gives line and column where there are any, and only a name to what is no file', () => {
    expect(read().results.map(({ ruleId, level, locations }) => [ruleId, level, locations[0]])).toEqual([
      ['mail-size', 'warning', { logicalLocations: [{ name: '2025-06-10', kind: 'resource' }] }],
      [
        'quote-altered',
        'error',
        {
          physicalLocation: {
            artifactLocation: { uri: 'content/articles/a.md' },
            region: { startLine: 3, startColumn: 5 },
          },
        },
      ],
      [
        'relative-date',
        'note',
        {
          physicalLocation: { artifactLocation: { uri: 'content/articles/a.md' }, region: { startLine: 9 } },
        },
      ],
      [
        'missing-field',
        'error',
        { physicalLocation: { artifactLocation: { uri: 'content/articles/b.md' } } },
      ],
    ]);
  });

  it('encodes names of files that are no part of an address as they are', () => {
    const findings = [aFinding({ file: 'content/articles/späte tage.md' })];
    expect(JSON.stringify(read({ ...REPORT, findings }).results)).toContain(
      'content/articles/sp%C3%A4te%20tage.md',
    );
  });

  it('knows a finding again on another line, and two alike apart', () => {
    const prints = (...findings: ReturnType<typeof aFinding>[]) =>
      read({ ...REPORT, findings }).results.map(
        ({ partialFingerprints }) => partialFingerprints['waybill/v1'],
      );
    const [first, second] = prints(aFinding({ line: 3 }), aFinding({ line: 4 }));
    expect(prints(aFinding({ line: 30 }))).toEqual([first]);
    expect(second).not.toBe(first);
  });

  it('links to the pages of rules where it is known at which address they are read', () => {
    const { rules } = read(REPORT, { version: '1.2.3', homepage: 'https://code.example/waybill/' }).tool
      .driver;
    expect(rules[0]?.helpUri).toBe(`https://code.example/waybill/docs/checks/${RULES[0]!.id}.md`);
    expect(read().tool.driver.rules.every(({ helpUri }) => helpUri === undefined)).toBe(true);
  });
});

describe('reportJunit', () => {
  const root = (xml2js(reportJunit(REPORT)) as Element).elements![0]!;
  const casesOf = (name: string) =>
    root
      .elements!.find((suite) => suite.attributes?.name === name)
      ?.elements?.map(({ attributes, elements = [] }) => [attributes?.name, elements[0]?.name]);

  it('counts its cases and failures rightly', () => {
    const cases = root.elements!.flatMap((suite) => suite.elements ?? []);
    const failures = cases.filter(({ elements }) => elements?.[0]?.name === 'failure');
    expect(root.attributes).toMatchObject({
      tests: `${cases.length}`,
      failures: `${failures.length}`,
      errors: '0',
    });
    for (const suite of root.elements!) expect(suite.attributes?.tests).toBe(`${suite.elements?.length}`);
  });

  it('fails for errors only, and has a passing case for a file without findings', () => {
    expect(casesOf('content/articles/a.md')).toEqual([
      ['quote-altered line 3 deck', 'failure'],
      ['relative-date line 9 blocks[0].paragraphs[1]', 'system-out'],
    ]);
    expect(casesOf('newsletter.yaml')).toEqual([['nothing to mend', undefined]]);
    expect(casesOf('2025-06-10')).toEqual([['mail-size', 'system-out']]);
  });

  it('says the message unharmed, but for what XML cannot hold', () => {
    const failure = root
      .elements!.flatMap((suite) => suite.elements ?? [])
      .find(({ elements }) => elements?.[0]?.attributes?.type === 'quote-altered')?.elements?.[0];
    expect(failure?.elements?.[0]?.text).toBe(
      'content/articles/a.md:3 deck: has "only <received> & more"\nthan \ufffd that. 中',
    );
  });
});
