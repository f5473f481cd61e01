import type { Article } from './article.ts';
import { locateArticlePlaces } from './article-places.ts';
import type { Parsed } from './content.ts';
import { didYouMean } from './did-you-mean.ts';
import type { DigestFile } from './digest-file.ts';
import { formatPath, type FieldPath } from './field-path.ts';
import type { Finding } from './finding.ts';
import { memoize } from './memoize.ts';
import { quoteValue } from './quote-value.ts';
import { walkText } from './walk-text.ts';

/** What there is to refer to. */
export interface Referable {
  readonly articles: readonly Parsed<Article>[];
  readonly digests: readonly Parsed<DigestFile>[];
  /** Ids; undefined if they could not be read, so that nobody can be called unknown. */
  readonly people: ReadonlySet<string> | undefined;
  readonly sections: readonly string[] | undefined;
  readonly sources: ReadonlySet<string>;
  /** The files of those of them that cannot be read, by their ids. */
  readonly brokenSources: ReadonlyMap<string, string>;
  /** Ids of articles that exist and are not right: they have findings of their own. */
  readonly brokenArticles: readonly string[];
}

/** Looks up every person, source, section and article that the content names. */
export function checkReferences(referable: Referable): Finding[] {
  const articles = new Map(referable.articles.map((article) => [article.value.id, article]));
  return [
    ...referable.articles.flatMap((article) => [
      ...checkSection(article, referable),
      ...checkNamed(article, referable, article.value.sources),
    ]),
    ...referable.digests.flatMap((digest) => [
      ...checkNamed(digest, referable),
      ...checkPlaces(digest, articles, referable.brokenArticles),
    ]),
  ];
}

function checkSection({ value, locate }: Parsed<Article>, { sections }: Referable): Finding[] {
  const { section } = value;
  if (section === undefined || sections === undefined || sections.includes(section)) return [];
  const known = sections.length > 0 ? `Sections are ${sections.join(', ')}. ` : '';
  const message = `unknown section "${section}". ${didYouMean(section, sections)}${known}Correct the id, or add the section to newsletter.yaml.`;
  return [{ ...locate(['section']), rule: 'unknown-section', level: 'error', path: 'section', message }];
}

/** @param listed the article's own list of sources; a digest has none */
function checkNamed(
  { value, locate }: Parsed<Article | DigestFile>,
  referable: Referable,
  listed?: readonly string[],
): Finding[] {
  return listReferences(value).flatMap(({ id, kind, path }): Finding[] => {
    const fault =
      kind === 'person'
        ? findPersonFault(id, referable)
        : findSourceFault(id, referable, {
            listed: path.length > 2 ? listed : undefined,
            isList: path.length === 2,
          });
    return fault ? [{ ...locate(path), ...fault, level: 'error', path: formatPath(path) }] : [];
  });
}

interface Reference {
  readonly id: string;
  readonly kind: 'person' | 'source';
  readonly path: FieldPath;
}

/** A file's references stay the same while other files change; only what they refer to is looked up again. */
const listReferences = memoize((value: Article | DigestFile): readonly Reference[] => {
  const references: Reference[] = [];
  walkText(value, (id, path) => {
    const kind = referenceKind(path);
    if (kind) references.push({ id, kind, path });
  });
  return references;
});

type Named = Pick<Finding, 'rule' | 'message'>;

function referenceKind(path: FieldPath): 'person' | 'source' | undefined {
  const [parent, field] = path.slice(-2);
  if (field === 'speaker') return 'person';
  return field === 'source' || (parent === 'sources' && typeof field === 'number') ? 'source' : undefined;
}

function findPersonFault(id: string, { people }: Referable): Named | undefined {
  if (people === undefined || people.has(id)) return undefined;
  return {
    rule: 'unknown-person',
    message: `unknown person "${id}". ${didYouMean(id, [...people])}Add the person to content/people.yaml or correct the name.`,
  };
}

function findSourceFault(
  id: string,
  { sources, brokenSources }: Referable,
  { listed, isList }: { readonly listed: readonly string[] | undefined; readonly isList: boolean },
): Named | undefined {
  const broken = brokenSources.get(id);
  if (broken !== undefined && isList) {
    return {
      rule: 'broken-source',
      message: `the source "${id}" cannot be read, so that nothing here is compared with it. Mend ${broken} first.`,
    };
  }
  if (!sources.has(id)) {
    return {
      rule: 'unknown-source',
      message: `unknown source "${id}". ${didYouMean(id, [...sources])}Add the file content/sources/${id}.md or correct the id.`,
    };
  }
  if (listed === undefined || listed.includes(id)) return undefined;
  return {
    rule: 'unlisted-source',
    message: `the source "${id}" is not among the article's own. Add it to the article's "sources", or correct the id.`,
  };
}

function checkPlaces(
  { value, locate }: Parsed<DigestFile>,
  articles: ReadonlyMap<string, Parsed<Article>>,
  brokenArticles: readonly string[],
): Finding[] {
  const findings: Finding[] = [];
  const placedAt = new Map<string, number>();
  for (const { id, path } of locateArticlePlaces(value)) {
    const place = locate(path);
    const complain = (rule: string, message: string, level: Finding['level'] = 'error') =>
      findings.push({ ...place, rule, level, path: formatPath(path), message });
    const earlier = placedAt.get(id);
    const article = articles.get(id);
    if (earlier !== undefined) {
      complain(
        'article-placed-twice',
        `the article "${id}" already stands at line ${earlier}. Delete one of the two.`,
      );
    } else if (article && article.value.status !== 'ready') {
      complain(
        'article-not-ready',
        `the article "${id}" is ${STATUS_WORDS[article.value.status]}. Take it out of the digest, or set its status to ready in ${article.file}.`,
        // A draft goes nowhere, and is where drafts are tried.
        value.status === 'draft' ? 'warning' : 'error',
      );
    } else if (!article && !brokenArticles.includes(id)) {
      complain(
        'unknown-article',
        `unknown article ${quoteValue(id)}. ${didYouMean(id, [...articles.keys()])}Correct the id, or write the article in content/articles.`,
      );
    }
    placedAt.set(id, earlier ?? place.line);
  }
  return findings;
}

const STATUS_WORDS = { draft: 'a draft', withheld: 'withheld', killed: 'killed' } as const;
