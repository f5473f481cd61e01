import { readFile, writeFile } from 'node:fs/promises';
import { stripVTControlCharacters } from 'node:util';
import { Option, type Command } from 'commander';
import { z } from 'zod';
import type { CheckReport } from '../check/check-report.ts';
import { reportJson } from '../check/report-json.ts';
import { reportJunit } from '../check/report-junit.ts';
import { reportSarif } from '../check/report-sarif.ts';
import { summariseReport } from '../check/report-summary.ts';
import { isError } from '../digest/finding.ts';
import { withChromium } from '../studio/open-chromium.ts';
import { checkProject, wantedBy } from './check-project.ts';
import { FINDINGS, FINE, UsageError } from './exit-codes.ts';
import { fixProject } from './fix-project.ts';
import { loadProject, type Project } from './load-project.ts';
import { countLine, findingLines } from './print-findings.ts';

const FORMATS = ['json', 'sarif', 'junit'] as const;

interface Options extends Partial<Record<(typeof FORMATS)[number], true>> {
  readonly out?: string;
  readonly links?: true;
  readonly browser?: true;
  readonly fix?: true;
  readonly dryRun?: true;
}

export function addCheck(program: Command): void {
  program
    .command('check')
    .description('read all content and say what is wrong in it, with file, line and remedy')
    .argument(
      '[paths...]',
      'only these files and folders (everything is read all the same: articles refer to each other)',
    )
    .addOption(new Option('--json', 'findings and what was compared, as JSON').conflicts(['sarif', 'junit']))
    .addOption(new Option('--sarif', 'for the review of code').conflicts(['json', 'junit']))
    .addOption(new Option('--junit', 'for CI').conflicts(['json', 'sarif']))
    .option('--out <file>', 'write the report there')
    .option('--links', 'open every link, and say which lead nowhere')
    .option('--browser', 'look at every mail in Chromium: accessibility, contrast, widths')
    .option('--fix', 'put right in your files what is safe: marks, dashes, glued bullets')
    .option('--dry-run', 'with --fix: only say what it would do')
    .addHelpText(
      'after',
      '\nExit code 1 if there are errors. Warnings and hints do not stop a digest. docs/checks has a page for every rule.',
    )
    .action(async (paths: string[], options: Options) => {
      if (options.dryRun && !options.fix) throw new UsageError('--dry-run goes with --fix.');
      const found = await loadProject();
      const isWritten = options.fix === true && (await fix(found, paths, options));
      const project = isWritten ? await loadProject() : found;
      const wanted = { paths, opensLinks: options.links === true };
      const report = options.browser
        ? await withChromium((browser) => checkProject(project, { ...wanted, browser }))
        : await checkProject(project, wanted);
      await print(report, options);
      process.exitCode = report.findings.some(isError) ? FINDINGS : FINE;
    });
}

function fix(project: Project, paths: readonly string[], options: Options): Promise<boolean> {
  return fixProject(project, {
    isWanted: wantedBy(paths, project),
    isDryRun: options.dryRun === true,
    // A report for machines stays one.
    print: FORMATS.some((name) => options[name]) ? console.error : console.log,
  });
}

async function print(report: CheckReport, options: Options): Promise<void> {
  const format = FORMATS.find((name) => options[name]);
  const summary = summariseReport(report);
  const text = format
    ? await render(report, format)
    : [...findingLines(report.findings), ...(summary === undefined ? [] : [summary]), ''].join('\n');
  if (options.out === undefined) {
    console.log(text.trimEnd());
    return;
  }
  try {
    await writeFile(options.out, stripVTControlCharacters(text));
  } catch (error) {
    throw new UsageError(
      `Cannot write ${options.out}: ${(error as NodeJS.ErrnoException).code}. Choose another file.`,
    );
  }
  console.log(`${countLine(report.findings)} The report is in ${options.out}.`);
}

async function render(report: CheckReport, format: (typeof FORMATS)[number]): Promise<string> {
  switch (format) {
    case 'json':
      return reportJson(report);
    case 'junit':
      return reportJunit(report);
    case 'sarif':
      return reportSarif(report, await loadTool());
  }
}

const Package = z.object({ version: z.string(), homepage: z.url().optional() });

async function loadTool(): Promise<Parameters<typeof reportSarif>[1]> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  const { version, homepage } = Package.parse(JSON.parse(text));
  return { version, ...(homepage === undefined ? {} : { homepage: `${homepage.replace(/\/$/, '')}/` }) };
}
