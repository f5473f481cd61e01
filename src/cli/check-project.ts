import { relative, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { applyLevels } from '../check/apply-levels.ts';
import type { CheckReport } from '../check/check-report.ts';
import { listLinks } from '../check/list-links.ts';
import { citedSources } from '../check/source-text.ts';
import { composeIssue } from '../delivery/compose-issue.ts';
import { articlePlaces } from '../digest/article-places.ts';
import type { Content } from '../digest/content.ts';
import type { Finding } from '../digest/finding.ts';
import { listDigests, type DigestChoice } from '../digest/list-digests.ts';
import { checkLinks } from '../local/check-links.ts';
import { auditInBrowser } from '../studio/audit-in-browser.ts';
import { explainAudit } from '../studio/explain-audit.ts';
import { UsageError } from './exit-codes.ts';
import type { Project } from './load-project.ts';

/**
 * The findings of all files, and of the mails of all digests that could be rendered.
 *
 * @param options.paths only what concerns these files and folders; all, if there are none
 * @param options.opensLinks whether every link is opened
 * @param options.browser looks at every mail, if it is there
 * @throws UsageError if one of the paths has no content
 */
export async function checkProject(
  project: Project,
  {
    paths,
    opensLinks,
    browser,
  }: { readonly paths: readonly string[]; readonly opensLinks: boolean; readonly browser?: Browser },
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
  const ofFiles = content.findings.filter(({ file }) => !files.includes(file) || isWanted(file));
  const ofMails = await checkMails(project, isWanted, browser);
  return {
    findings: [...ofFiles, ...ofMails, ...links],
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

async function checkMails(
  { content, render, siteUrl, now }: Project,
  isWanted: (file: string) => boolean,
  browser: Browser | undefined,
): Promise<Finding[]> {
  const ofFiles = new Set(content.findings);
  const findings: Finding[] = [];
  const mails: { file: string; html: string }[] = [];
  for (const choice of listDigests(content, now).filter((each) => isMadeOf(each, content, isWanted))) {
    const { composed, findings: all } = await composeIssue({ content, choice, siteUrl, render });
    findings.push(...all.filter((finding) => !ofFiles.has(finding)));
    if (composed) mails.push({ file: choice.file ?? choice.digest.id, html: composed.rendered.html });
  }
  if (!browser) return findings;
  const audits = await auditInBrowser(
    browser,
    mails.map(({ html }) => html),
  );
  const seen = audits.flatMap((audit, index) => explainAudit(mails[index]?.file ?? '', audit));
  return [...findings, ...applyLevels(seen, content.newsletter)];
}

// A digest that was composed has no file of its own: it is meant where an article of it is.
function isMadeOf(
  { file, digest }: DigestChoice,
  { articles }: Content,
  isWanted: (file: string) => boolean,
): boolean {
  if (file !== undefined) return isWanted(file);
  const placed = new Set(articlePlaces(digest).map(({ id }) => id));
  return articles.some((article) => placed.has(article.value.id) && isWanted(article.file));
}
