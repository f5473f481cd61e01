import type { Article } from './article.ts';
import { checkPictures } from './check-pictures.ts';
import { checkReferences } from './check-references.ts';
import type { BrokenFile, Content, ContentFile, Parsed } from './content.ts';
import { contentKind, type ContentKind } from './content-kind.ts';
import type { DigestFile } from './digest-file.ts';
import { compareFindings, type Finding } from './finding.ts';
import type { Newsletter } from './newsletter.ts';
import { parseArticle } from './parse-article.ts';
import { parseDigestFile } from './parse-digest-file.ts';
import type { ParseResult } from './parse-file.ts';
import { parseNewsletter } from './parse-newsletter.ts';
import { parsePeople } from './parse-people.ts';
import { parseSource } from './parse-source.ts';
import type { People } from './person.ts';
import type { Source } from './source.ts';

/**
 * Reads all files of a newsletter and looks up what they say of one another.
 *
 * @param files in any order; what is none of Waybill's is passed over
 * @param unreadable what whoever loaded the files could not load
 * @param pictures names of the files in content/images, if they are known
 * @returns what could be read, and every error of every file
 */
export function parseContent(
  files: readonly ContentFile[],
  unreadable: readonly Finding[] = [],
  pictures?: readonly string[],
): Content {
  const ordered = files.toSorted((a, b) => a.path.localeCompare(b.path, 'en'));
  const ofKind = (kind: ContentKind) => ordered.filter((file) => contentKind(file.path) === kind);
  const newsletters = sort(ofKind('newsletter').map(PARSERS.newsletter));
  const people = sort(ofKind('people').map(PARSERS.people));
  const articles = sort(ofKind('article').map(PARSERS.article));
  const digests = sort(ofKind('digest').map(PARSERS.digest));
  const sources = sort(ofKind('source').map(PARSERS.source));

  const newsletter = newsletters.parsed[0]?.value;
  const everyone: People = Object.fromEntries(people.parsed.flatMap(({ value }) => Object.entries(value)));
  const findings = [
    ...unreadable,
    ...[newsletters, people, articles, digests, sources].flatMap((sorted) => sorted.findings),
    ...checkNewsletterFiles(newsletters, unreadable),
    ...[articles.parsed, digests.parsed, sources.parsed].flatMap((parsed) => checkIds(parsed.map(ownId))),
    ...checkIds(people.parsed.flatMap(personIds)),
    ...checkReferences({
      articles: articles.parsed,
      digests: digests.parsed,
      people: people.broken.length > 0 ? undefined : new Set(Object.keys(everyone)),
      sections: newsletter?.sections.map(({ id }) => id),
      sources: new Set([
        ...sources.parsed.map(({ value }) => value.id),
        ...sources.broken.map(({ id }) => id),
      ]),
      brokenSources: new Map(sources.broken.map(({ id, file }) => [id, file])),
      brokenArticles: articles.broken.map(({ id }) => id),
    }),
    ...checkPictures({
      newsletters: newsletters.parsed,
      articles: articles.parsed,
      digests: digests.parsed,
      pictures,
    }),
  ];
  return {
    newsletter,
    articles: articles.parsed,
    digests: digests.parsed,
    sources: sources.parsed,
    people: everyone,
    brokenArticles: articles.broken,
    brokenDigests: digests.broken,
    findings: findings.toSorted(compareFindings),
  };
}

const PARSERS = {
  newsletter: parseNewsletter,
  people: parsePeople,
  article: parseArticle,
  digest: parseDigestFile,
  source: parseSource,
} satisfies Record<ContentKind, (file: ContentFile) => ParseResult<unknown>>;

/** Parses one file of whichever kind; undefined if it is none of Waybill's. */
export function parseContentFile(file: ContentFile): ParseResult<unknown> | undefined {
  const kind = contentKind(file.path);
  return kind && PARSERS[kind](file);
}

interface Sorted<T> {
  readonly parsed: readonly Parsed<T>[];
  readonly findings: readonly Finding[];
  /** The files that are not right. */
  readonly broken: readonly BrokenFile[];
}

function sort<T extends Article | DigestFile | Source | People | Newsletter>(
  results: readonly ParseResult<T>[],
): Sorted<T> {
  return {
    parsed: results.flatMap((result) => (result.ok ? [result.parsed] : [])),
    findings: results.flatMap((result) => (result.ok ? [] : result.findings)),
    broken: results.flatMap((result) => (result.ok ? [] : [{ id: result.id, file: result.file }])),
  };
}

function checkNewsletterFiles(
  { parsed, broken }: Sorted<Newsletter>,
  unreadable: readonly Finding[],
): Finding[] {
  const [first, ...others] = parsed;
  const isThere = broken.length > 0 || unreadable.some(({ file }) => contentKind(file) === 'newsletter');
  if (!first && !isThere) {
    const message =
      'is missing. Write it beside the folder content/, with the name, sender, postal address, time zone and send time of the newsletter.';
    return [
      {
        file: 'newsletter.yaml',
        line: 0,
        column: 0,
        rule: 'missing-file',
        level: 'error',
        path: '',
        message,
      },
    ];
  }
  return others.map(({ file }) => {
    const message = `there is a newsletter.yaml already: ${first?.file ?? ''}. Keep one of the two.`;
    return { file, line: 0, column: 0, rule: 'second-newsletter', level: 'error', path: '', message };
  });
}

interface OwnId {
  readonly id: string;
  readonly path: readonly string[];
  readonly parsed: Parsed<unknown>;
}

function ownId(parsed: Parsed<{ readonly id: string }>): OwnId {
  return { id: parsed.value.id, path: ['id'], parsed };
}

function personIds(parsed: Parsed<People>): OwnId[] {
  return Object.keys(parsed.value).map((id) => ({ id, path: [id], parsed }));
}

function checkIds(owners: readonly OwnId[]): Finding[] {
  const firstOf = new Map<string, OwnId>();
  return owners.flatMap((owner): Finding[] => {
    const first = firstOf.get(owner.id);
    if (!first) {
      firstOf.set(owner.id, owner);
      return [];
    }
    const message = `the id "${owner.id}" is already taken by ${first.parsed.file}. Give one of the two another id.`;
    return [
      {
        ...owner.parsed.locate(owner.path),
        rule: 'duplicate-id',
        level: 'error',
        path: owner.path.join('.'),
        message,
      },
    ];
  });
}
