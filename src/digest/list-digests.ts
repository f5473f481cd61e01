import { articlePlaces } from './article-places.ts';
import { composeDigestFile, publicationDay } from './compose-digest-file.ts';
import type { Content } from './content.ts';
import type { DigestFile } from './digest-file.ts';
import type { Finding } from './finding.ts';

/** A digest that could be rendered: one that an editor wrote, or one that a day's articles make by themselves. */
export interface DigestChoice {
  readonly digest: DigestFile;
  /** The editor's file; undefined where the digest was composed from the day's articles. */
  readonly file: string | undefined;
  /** What was found in the files that this digest is made of. */
  readonly findings: readonly Finding[];
}

/**
 * Every digest of the content, the newest first: the written ones, and one for each day that has articles
 * but no digest file.
 *
 * @param now RFC 3339; articles under embargo until later are left out of composed digests
 */
export function listDigests(content: Content, now: string): DigestChoice[] {
  const written = content.digests.map(({ value, file }): DigestChoice => {
    return { digest: value, file, findings: findingsOf(value, file, content) };
  });
  const choices = [...written, ...composeMissingDays(content, now)];
  return choices.toSorted(
    (a, b) => b.digest.date.localeCompare(a.digest.date) || a.digest.id.localeCompare(b.digest.id, 'en'),
  );
}

function composeMissingDays(content: Content, now: string): DigestChoice[] {
  const { newsletter } = content;
  if (!newsletter) return [];
  const articles = content.articles.map(({ value }) => value);
  // A digest file that cannot be read is not replaced by what its editor did not choose.
  const broken = content.brokenDigests.map(({ id }) => id);
  const writtenDays = new Set([...content.digests.map(({ value }) => value.date), ...broken]);
  const days = new Set(articles.map((article) => publicationDay(article, newsletter)));
  return [...days]
    .filter((day) => !writtenDays.has(day))
    .flatMap((day): DigestChoice[] => {
      const digest = composeDigestFile({ day, articles, newsletter, now });
      return digest ? [{ digest, file: undefined, findings: findingsOf(digest, undefined, content) }] : [];
    });
}

// Other days' mistakes must not stop this digest. But an article that cannot be read has no day, unless it lies in
// a folder that has: where the digest is made of whatever the day has, it might be the one that is missing.
function findingsOf(digest: DigestFile, file: string | undefined, content: Content): Finding[] {
  const parts = partsOf(digest, file, content);
  const isShared = (name: string) => name.endsWith('newsletter.yaml') || name.endsWith('people.yaml');
  return content.findings.filter((finding) => parts.has(finding.file) || isShared(finding.file));
}

function partsOf(digest: DigestFile, file: string | undefined, content: Content): ReadonlySet<string> {
  const placed = new Set(articlePlaces(digest).map(({ id }) => id));
  const articles = content.articles.filter(({ value }) => placed.has(value.id));
  const broken = content.brokenArticles.filter((article) =>
    file === undefined ? mayBeOf(digest.date, article.file) : placed.has(article.id),
  );
  const cited = new Set(articles.flatMap(({ value }) => value.sources));
  const sources = content.sources.filter(({ value }) => cited.has(value.id));
  const parts = [...articles, ...broken, ...sources].map((part) => part.file);
  return new Set(file === undefined ? parts : [...parts, file]);
}

function mayBeOf(day: string, file: string): boolean {
  const folderDay = /\/(\d{4}-\d{2}-\d{2})\//.exec(file)?.[1];
  return folderDay === undefined || folderDay === day;
}
