import type { Article } from '../digest/article.ts';
import { articlePlaces } from '../digest/article-places.ts';
import type { Content, ContentFile } from '../digest/content.ts';
import { contentKind } from '../digest/content-kind.ts';
import type { DigestFile } from '../digest/digest-file.ts';
import { compareFindings, type Finding } from '../digest/finding.ts';
import { parseContent } from '../digest/parse-content.ts';
import { parseNewsletter } from '../digest/parse-newsletter.ts';
import { applyLevels } from './apply-levels.ts';
import { checkArticle } from './check-article.ts';
import { checkLevels } from './check-levels.ts';
import type { CheckRecord } from './check-record.ts';
import type { CheckSubject } from './check-subject.ts';
import { checkEmptyDigest } from './empty-digest.ts';
import { checkRepeatedPlaces, checkRepeatedStories } from './repeated-stories.ts';
import { recallResult, rememberResult } from './remember-result.ts';
import { citedSources } from './source-text.ts';

/** Content, with what its checks have compared. */
export interface CheckedContent extends Content {
  /** By the path of the article's or digest's file; kept with an issue for those who ask later. */
  readonly records: ReadonlyMap<string, readonly CheckRecord[]>;
  /** Paths of articles and digests that were left for later, of which neither findings nor records are here. */
  readonly unchecked: ReadonlyMap<string, JudgeNow>;
}

/** Judges a file that was left for later. The next reading has what comes of it. */
export type JudgeNow = () => void;

/** Chooses from the paths of all files that were not judged yet those that are judged at once. */
export type ChooseDue = (files: readonly string[]) => readonly string[];

const judgeAll: ChooseDue = (files) => files;

/**
 * Reads all files of a newsletter, and judges what could be read. A file that has been judged before, as the same
 * value and against the same sources, is not judged again.
 *
 * @param unreadable what whoever loaded the files could not load
 * @param pictures names of the files in content/images, if they are known
 * @param chooseDue where somebody waits who needs the judgement of some files first; by default none is left for later
 */
export function parseAndCheckContent(
  files: readonly ContentFile[],
  unreadable: readonly Finding[] = [],
  pictures?: readonly string[],
  chooseDue: ChooseDue = judgeAll,
): CheckedContent {
  const content = parseContent(files, unreadable, pictures);
  const subjects = subjectsOf(content);
  const unknown = subjects.filter((subject) => recallResult(subject) === undefined);
  const due = new Set(chooseDue(unknown.map(pathOf)));
  for (const subject of unknown) if (due.has(pathOf(subject))) judge(subject);
  const checked = subjects.flatMap((subject) => {
    const result = recallResult(subject);
    return result ? [{ file: pathOf(subject), ...result }] : [];
  });
  const findings = [
    ...content.findings,
    ...checkAllLevels(files),
    ...checked.flatMap((result) => result.findings),
    ...content.digests.flatMap(checkEmptyDigest),
    ...applyLevels([...checkRepeatedStories(content), ...checkRepeatedPlaces(content)], content.newsletter),
  ];
  return {
    ...content,
    findings: findings.toSorted(compareFindings),
    records: new Map(checked.map(({ file, records }) => [file, records])),
    unchecked: new Map(
      unknown
        .filter((subject) => !due.has(pathOf(subject)))
        .map((subject) => [pathOf(subject), () => judge(subject)]),
    ),
  };
}

function judge(subject: CheckSubject): void {
  rememberResult(subject, checkArticle);
}

function pathOf({ parsed }: CheckSubject): string {
  return parsed.file;
}

function subjectsOf(content: Content): CheckSubject[] {
  const { people, newsletter } = content;
  return [
    ...content.articles.map((parsed): CheckSubject => {
      return { parsed, ...citedBy([parsed.value], content), people, newsletter };
    }),
    ...content.digests.map((parsed): CheckSubject => {
      return { parsed, ...citedBy(articlesOf(parsed.value, content), content), people, newsletter };
    }),
  ];
}

// What an editor writes around the articles rests on what the articles rest on.
function articlesOf(digest: DigestFile, content: Content): Article[] {
  const placed = new Set(articlePlaces(digest).map(({ id }) => id));
  return content.articles.flatMap(({ value }) => (placed.has(value.id) ? [value] : []));
}

function citedBy(
  articles: readonly Article[],
  content: Content,
): Pick<CheckSubject, 'sources' | 'isIncomplete'> {
  const cited = articles.map((article) => ({ article, sources: citedSources(article, content) }));
  return {
    sources: [...new Set(cited.flatMap(({ sources }) => sources))],
    isIncomplete: cited.some(({ article, sources }) => sources.length < article.sources.length),
  };
}

// Read before, and known: what is new here is only the way back to the lines.
function checkAllLevels(files: readonly ContentFile[]): Finding[] {
  const results = files.filter(({ path }) => contentKind(path) === 'newsletter').map(parseNewsletter);
  return results.flatMap((result) => (result.ok ? checkLevels(result.parsed) : []));
}
