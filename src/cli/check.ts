import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { composeIssue } from '../delivery/compose-issue.ts';
import { isError, type Finding } from '../digest/finding.ts';
import { listDigests } from '../digest/list-digests.ts';
import { FINDINGS, FINE, UsageError } from './exit-codes.ts';
import { loadProject, type Project } from './load-project.ts';
import { findingLines } from './print-findings.ts';

export function addCheck(program: Command): void {
  program
    .command('check')
    .description('read all content and say what is wrong in it, with file, line and remedy')
    .argument(
      '[paths...]',
      'only these files and folders (everything is read all the same: articles refer to each other)',
    )
    .option('--json', 'print the findings as JSON')
    .addHelpText('after', '\nExit code 1 if there are errors. Warnings and hints do not stop a digest.')
    .action(async (paths: string[], options: { json?: true }) => {
      const project = await loadProject();
      const findings = only(await checkProject(project), paths, project);
      if (options.json) console.log(JSON.stringify({ findings }, null, 2));
      else for (const line of findingLines(findings)) console.log(line);
      process.exitCode = findings.some(isError) ? FINDINGS : FINE;
    });
}

/** The findings of all files, and of the mails of all digests that could be rendered. */
async function checkProject(project: Project): Promise<Finding[]> {
  const { content, render, siteUrl, now } = project;
  const ofFiles = new Set(content.findings);
  const findings = [...ofFiles];
  for (const choice of listDigests(content, now)) {
    const composition = await composeIssue({ content, choice, siteUrl, render });
    findings.push(...composition.findings.filter((finding) => !ofFiles.has(finding)));
  }
  return findings;
}

function only(
  findings: readonly Finding[],
  paths: readonly string[],
  { root, files }: Project,
): readonly Finding[] {
  if (paths.length === 0) return findings;
  const wanted = paths.map((path) => relative(root, resolve(path)).replaceAll('\\', '/'));
  const isWithin = (file: string, path: string) =>
    path === '' || file === path || file.startsWith(`${path}/`);
  const strange = wanted.find((path) => !files.some((file) => isWithin(file, path)));
  if (strange !== undefined) {
    throw new UsageError(
      `There is no content at "${strange}". Content is newsletter.yaml and what lies in content/.`,
    );
  }
  // What is found in the mail of a composed digest has no file; it may come from any of the wanted ones.
  return findings.filter(({ file }) => !files.includes(file) || wanted.some((path) => isWithin(file, path)));
}
