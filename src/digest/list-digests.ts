import { articlePlaces } from './article-places.ts';
import { composeDigestFile, publicationDay } from './compose-digest-file.ts';
import type { Content } from './content.ts';
import type { DigestFile } from './digest-file.ts';
import type { Finding } from './finding.ts';
import { groupBy } from './group-by.ts';

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
  const findingsOf = createFindingsOf(content);
  const written = content.digests.map(({ value, file }): DigestChoice => {
    return { digest: value, file, findings: findingsOf(value, file) };
  });
  const composed = composeMissingDays(content, now).map((digest): DigestChoice => {
    return { digest, file: undefined, findings: findingsOf(digest, undefined) };
  });
  return [...written, ...composed].toSorted(
    (a, b) => b.digest.date.localeCompare(a.digest.date) || a.digest.id.localeCompare(b.digest.id, 'en'),
  );
}

function composeMissingDays(content: Content, now: string): DigestFile[] {
  const { newsletter } = content;
  if (!newsletter) return [];
  // A digest file that cannot be read is not replaced by what its editor did not choose.
  const broken = content.brokenDigests.map(({ id }) => id);
  const writtenDays = new Set([...content.digests.map(({ value }) => value.date), ...broken]);
  const articlesOf = groupBy(content.articles, ({ value }) => publicationDay(value, newsletter));
  return [...articlesOf].flatMap(([day, parsed]): DigestFile[] => {
    if (writtenDays.has(day)) return [];
    const articles = parsed.map(({ value }) => value);
    return [composeDigestFile({ day, articles, newsletter, now })].filter((digest) => digest !== undefined);
  });
}

/**
 * Other days' mistakes must not stop a digest. But an article that cannot be read has no day, unless it lies in a folder
 * that has: where the digest is made of whatever the day has, it might be the one that is missing.
 *
 * @returns finds what was found in the files that a digest is made of, in their order; all are looked up once for all
 *   digests, of which there are hundreds
 */
function createFindingsOf(content: Content) {
  const articlesById = groupBy(content.articles, ({ value }) => value.id);
  const sourcesById = groupBy(content.sources, ({ value }) => value.id);
  const findingsIn = groupBy(content.findings, ({ file }) => file);
  const order = new Map([...findingsIn.keys()].map((name, index) => [name, index]));
  const shared = [...findingsIn.keys()].filter(
    (name) => name.endsWith('newsletter.yaml') || name.endsWith('people.yaml'),
  );
  return (digest: DigestFile, file: string | undefined): Finding[] => {
    const placed = new Set(articlePlaces(digest).map(({ id }) => id));
    const articles = [...placed].flatMap((id) => articlesById.get(id) ?? []);
    const broken = content.brokenArticles.filter((article) =>
      file === undefined ? mayBeOf(digest.date, article.file) : placed.has(article.id),
    );
    const cited = new Set(articles.flatMap(({ value }) => value.sources));
    const sources = [...cited].flatMap((id) => sourcesById.get(id) ?? []);
    const parts = [...articles, ...broken, ...sources].map((part) => part.file);
    const files = new Set([...parts, ...(file === undefined ? [] : [file]), ...shared]);
    return [...files]
      .toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
      .flatMap((name) => findingsIn.get(name) ?? []);
  };
}

function mayBeOf(day: string, file: string): boolean {
  const folderDay = /\/(\d{4}-\d{2}-\d{2})\//.exec(file)?.[1];
  return folderDay === undefined || folderDay === day;
}
