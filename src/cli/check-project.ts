import { relative, resolve } from 'node:path';
import { applyLevels } from '../check/apply-levels.ts';
import type { CheckReport } from '../check/check-report.ts';
import { listLinks } from '../check/list-links.ts';
import { citedSources } from '../check/source-text.ts';
import { composeIssue } from '../delivery/compose-issue.ts';
import type { Finding } from '../digest/finding.ts';
import { listDigests } from '../digest/list-digests.ts';
import { checkLinks } from '../local/check-links.ts';
import { UsageError } from './exit-codes.ts';
import type { Project } from './load-project.ts';

/**
 * The findings of all files, and of the mails of all digests that could be rendered.
 *
 * @param options.paths only what concerns these files and folders; all, if there are none
 * @param options.opensLinks whether every link is opened
 * @throws UsageError if one of the paths has no content
 */
export async function checkProject(
  project: Project,
  { paths, opensLinks }: { readonly paths: readonly string[]; readonly opensLinks: boolean },
): Promise<CheckReport> {
  const { content, files } = project;
  const isWanted = wantedBy(paths, project);
  const wanted = [...content.articles, ...content.digests, ...content.sources].filter(({ file }) =>
    isWanted(file),
  );
  const links = opensLinks
    ? applyLevels(await checkLinks(wanted.flatMap(listLinks)), content.newsletter)
    : [];
  const articles = content.articles.filter(({ file }) => isWanted(file));
  const cited = new Set(articles.flatMap(({ value }) => citedSources(value, content)));
  const findings = [...content.findings, ...(await checkMails(project)), ...links];
  return {
    // What is found in the mail of a composed digest has no file; it may come from any of the wanted ones.
    findings: findings.filter(({ file }) => !files.includes(file) || isWanted(file)),
    records: new Map([...content.records].filter(([file]) => isWanted(file))),
    files: files.filter(isWanted),
    sources: cited.size,
  };
}

/** Tells which files are meant by paths that a person typed, relative to where they are. */
export function wantedBy(
  paths: readonly string[],
  { root, files }: Pick<Project, 'root' | 'files'>,
): (file: string) => boolean {
  if (paths.length === 0) return () => true;
  const wanted = paths.map((path) => relative(root, resolve(path)).replaceAll('\\', '/'));
  const isWithin = (file: string, path: string) =>
    path === '' || file === path || file.startsWith(`${path}/`);
  const strange = wanted.find((path) => !files.some((file) => isWithin(file, path)));
  if (strange !== undefined) {
    throw new UsageError(
      `There is no content at "${strange}". Content is newsletter.yaml and what lies in content/.`,
    );
  }
  return (file) => wanted.some((path) => isWithin(file, path));
}

async function checkMails({ content, render, siteUrl, now }: Project): Promise<Finding[]> {
  const ofFiles = new Set(content.findings);
  const findings: Finding[] = [];
  for (const choice of listDigests(content, now)) {
    const composition = await composeIssue({ content, choice, siteUrl, render });
    findings.push(...composition.findings.filter((finding) => !ofFiles.has(finding)));
  }
  return findings;
}
