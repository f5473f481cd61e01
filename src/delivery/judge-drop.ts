import { parseAndCheckContent, type CheckedContent } from '../check/parse-and-check-content.ts';
import { articlePlaces } from '../digest/article-places.ts';
import type { Article } from '../digest/article.ts';
import { publicationDay } from '../digest/compose-digest-file.ts';
import { contentKind } from '../digest/content-kind.ts';
import type { Content, ContentFile, Parsed } from '../digest/content.ts';
import { isError, type Finding } from '../digest/finding.ts';
import { groupBy } from '../digest/group-by.ts';
import { listDigests, type DigestChoice } from '../digest/list-digests.ts';
import type { Newsletter } from '../digest/newsletter.ts';

/** What can be made of the files that were dropped for a day. */
export interface JudgedDrop {
  /** Without the articles that have errors. */
  readonly content: CheckedContent;
  /** Articles that have errors, by path, with nothing but the errors. */
  readonly badArticles: ReadonlyMap<string, readonly Finding[]>;
  /** Errors in what the whole day rests on: newsletter.yaml, people.yaml, a digest of that day. */
  readonly faults: readonly Finding[];
  readonly choice: DigestChoice | undefined;
  /** How many articles the digest has. */
  readonly articles: number;
}

/** @param input.now RFC 3339; articles under embargo until later are left out */
export function judgeDrop(input: {
  readonly files: readonly ContentFile[];
  readonly day: string;
  readonly now: string;
}): JudgedDrop {
  const { files, day, now } = input;
  const all = parseAndCheckContent(files);
  const badArticles = groupBy([...errorsOfArticles(all), ...ofOtherDays(all, day)], ({ file }) => file);
  // What is left is judged again: it may rest on what was taken away.
  const content =
    badArticles.size === 0 ? all : parseAndCheckContent(files.filter(({ path }) => !badArticles.has(path)));
  const faults = content.findings.filter((finding) => isError(finding) && isShared(finding.file));
  const choice = chooseDigest(listDigests(content, now), day);
  return {
    content,
    badArticles,
    faults,
    choice,
    articles: choice ? articlePlaces(choice.digest).length : 0,
  };
}

function errorsOfArticles({ articles, findings }: Content): Finding[] {
  // Nobody is told off for a draft that is not finished.
  const waiting = new Set(articles.filter(({ value }) => value.status !== 'ready').map(({ file }) => file));
  return findings.filter(
    (finding) => isError(finding) && contentKind(finding.file) === 'article' && !waiting.has(finding.file),
  );
}

// The digest of a day takes articles by when they were published. One that lies in another day's folder would be
// left out without a word.
function ofOtherDays({ articles, newsletter }: Content, day: string): Finding[] {
  if (!newsletter) return [];
  return articles
    .filter(({ value }) => value.status === 'ready' && publicationDay(value, newsletter) !== day)
    .map((article) => otherDay(article, newsletter, day));
}

function otherDay({ value, locate }: Parsed<Article>, newsletter: Newsletter, day: string): Finding {
  const message =
    `is published on ${publicationDay(value, newsletter)} (${newsletter.timeZone}), and lies in the folder of ${day}. ` +
    'Move it to the folder of its day, or correct the date.';
  return { ...locate(['published']), rule: 'other-day', level: 'error', path: 'published', message };
}

function isShared(file: string): boolean {
  const kind = contentKind(file);
  return kind === 'newsletter' || kind === 'people' || kind === 'digest';
}

// The digest of a day carries the day's name; others of the same day are there to be looked at.
function chooseDigest(choices: readonly DigestChoice[], day: string): DigestChoice | undefined {
  const ofDay = choices.filter(({ digest }) => digest.date === day);
  return ofDay.find(({ digest }) => digest.id === day) ?? (ofDay.length === 1 ? ofDay[0] : undefined);
}
