import type { CheckRecord } from '../check/check-record.ts';
import type { CheckedContent } from '../check/parse-and-check-content.ts';
import { articlePlaces } from '../digest/article-places.ts';
import type { DigestChoice } from '../digest/list-digests.ts';
import { buildReceipts } from './build-receipts.ts';
import type { Receipts } from './receipts.ts';

/** How an issue was checked. It is kept beside the documents, and is no part of what its content hash is taken of. */
export interface IssueChecks {
  /** What was compared, by the path of the file; private, because it holds the sources' words. */
  readonly records: Readonly<Record<string, readonly CheckRecord[]>>;
  /** What readers may see of it; missing where nothing was borne out, or the newsletter does not want it. */
  readonly receipts?: Receipts;
}

/**
 * Gathers what was compared of a digest and of the articles that it places.
 *
 * @throws Error if one of them was not judged yet: nothing goes out unchecked
 */
export function collectChecks(content: CheckedContent, choice: DigestChoice): IssueChecks {
  const { newsletter, sources } = content;
  const parts = listParts(content, choice);
  const unchecked = parts.find(({ file }) => content.unchecked.has(file));
  if (unchecked) throw new Error(`${unchecked.file} was not checked yet`);
  const receipts = newsletter?.receipts
    ? buildReceipts(
        parts.flatMap(({ shown }) => shown),
        sources.map(({ value }) => value),
      )
    : undefined;
  return {
    records: Object.fromEntries(parts.map(({ file, records }) => [file, records])),
    ...(receipts ? { receipts } : {}),
  };
}

interface Part {
  readonly file: string;
  readonly records: readonly CheckRecord[];
  /** Those of fields that readers of the issue see. */
  readonly shown: readonly CheckRecord[];
}

function listParts({ articles, records }: CheckedContent, { digest, file }: DigestChoice): Part[] {
  const ofDigest = file === undefined ? [] : [{ file, records: records.get(file) ?? [] }];
  const ofArticles = articlePlaces(digest).flatMap(({ id, as }): Part[] => {
    const article = articles.find(({ value }) => value.id === id);
    if (!article) return [];
    const all = records.get(article.file) ?? [];
    return [{ file: article.file, records: all, shown: as === 'full' ? all : all.filter(isOfBrief) }];
  });
  return [...ofDigest.map((part) => ({ ...part, shown: part.records })), ...ofArticles];
}

function isOfBrief({ path }: CheckRecord): boolean {
  return ['kicker', 'headline', 'deck'].includes(path);
}
