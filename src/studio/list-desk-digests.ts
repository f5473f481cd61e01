import type { Article } from '../digest/article.ts';
import { articlePlaces } from '../digest/article-places.ts';
import { buildDigest } from '../digest/build-digest.ts';
import type { Content, Parsed } from '../digest/content.ts';
import type { DigestFile } from '../digest/digest-file.ts';
import type { Digest } from '../digest/digest.ts';
import { contentKind } from '../digest/content-kind.ts';
import { isError, type Finding } from '../digest/finding.ts';
import { listDigests, type DigestChoice } from '../digest/list-digests.ts';
import type { People } from '../digest/person.ts';
import { judgedRow } from './judged-row.ts';
import { listDraftDays } from './list-draft-days.ts';
import type { DeskRow } from './preview.ts';

/** A digest on the desk: one that can be built, or one whose errors must be shown. */
export interface DeskDigest {
  readonly row: DeskRow;
  readonly findings: readonly Finding[];
  /** Paths of the articles that it places, and of its own file; empty if they cannot be told. */
  readonly files: readonly string[];
  /** Undefined if what it is made of cannot be read. */
  readonly choice: DigestChoice | undefined;
  /** Undefined if it cannot be built. With errors that only stop it from going out it is there to be looked at. */
  readonly digest: Digest | undefined;
}

/** Every digest of the content, the newest first; those whose file cannot be read come before all others. */
export function listDeskDigests(content: Content, now: string): DeskDigest[] {
  const unreadable = listUnreadable(content);
  const broken = new Set(unreadable.map(({ row }) => row.id));
  const articles = new Map(content.articles.map((parsed) => [parsed.value.id, parsed]));
  const choices = listDigests(content, now);
  const readable = [...choices, ...listDraftDays(content, choices, now)]
    // Without its file, a day would be composed from its articles: not what the editor has written.
    .filter((choice) => choice.file !== undefined || !broken.has(choice.digest.id))
    .map((choice) => describeChoice(choice, content, articles));
  return [...unreadable, ...readable].toSorted(compareDigests);
}

/** Those of no known day first, then the newest day. */
export function compareDigests({ row: a }: DeskDigest, { row: b }: DeskDigest): number {
  if (!a.date || !b.date) return Number(Boolean(a.date)) - Number(Boolean(b.date));
  return b.date.localeCompare(a.date) || a.id.localeCompare(b.id, 'en');
}

/** Whether every digest is made of this file, among others. */
export function isOfAllDigests(file: string): boolean {
  const kind = contentKind(file);
  return kind === 'newsletter' || kind === 'people';
}

function describeChoice(
  choice: DigestChoice,
  content: Content,
  articles: ReadonlyMap<string, Parsed<Article>>,
): DeskDigest {
  const { findings, file } = choice;
  const placed = articlePlaces(choice.digest).map(({ id }) => articles.get(id));
  const present = placed.filter((article) => article !== undefined);
  // An article that cannot be read is not there to be placed.
  const built = present.length === placed.length ? build(choice.digest, present, content.people) : undefined;
  const { id, date, status, subject = id, preheader = '', flags = [] } = { ...choice.digest, ...built };
  const row: DeskRow = {
    ...{ id, date, file, subject, preheader, flags },
    status: content.newsletter ? status : 'broken',
    from: content.newsletter?.name ?? '',
    ...{ errors: 0, warnings: 0 },
  };
  return {
    row: judgedRow(row, findings),
    findings,
    files: [...present.map((article) => article.file), ...(file === undefined ? [] : [file])],
    choice,
    digest: content.newsletter && built,
  };
}

function build(file: DigestFile, articles: readonly Parsed<Article>[], people: People): Digest {
  return buildDigest({ file, articles: articles.map(({ value }) => value), people });
}

// A file that cannot be read tells neither its id nor its day. By default the id is the file's name.
function listUnreadable(content: Content): DeskDigest[] {
  const readable = new Set(content.digests.map(({ file }) => file));
  const faulty = content.findings.filter(
    (finding) => isError(finding) && /(?:^|\/)digests\//.test(finding.file) && !readable.has(finding.file),
  );
  return [...new Set(faulty.map(({ file }) => file))].map((file): DeskDigest => {
    const id = nameOf(file);
    const findings = content.findings.filter(
      (finding) => finding.file === file || isOfAllDigests(finding.file),
    );
    const row: DeskRow = {
      ...{ id, date: '', file, subject: id, preheader: '', flags: [] },
      status: 'broken',
      from: content.newsletter?.name ?? '',
      ...{ errors: 0, warnings: 0 },
    };
    return {
      row: judgedRow(row, findings),
      findings,
      files: [],
      choice: undefined,
      digest: undefined,
    };
  });
}

function nameOf(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
}
