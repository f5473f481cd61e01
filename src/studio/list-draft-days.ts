import type { Article } from '../digest/article.ts';
import type { Content, Parsed } from '../digest/content.ts';
import { listDigests, type DigestChoice } from '../digest/list-digests.ts';

/**
 * The days that have nothing but drafts, each as the draft of a digest that its articles would make: there to be looked
 * at while they are written. Only the desk lists them; what composes, publishes or sends never sees them.
 *
 * @param listed what there is without them
 * @param now RFC 3339
 */
export function listDraftDays(
  content: Content,
  listed: readonly DigestChoice[],
  now: string,
): DigestChoice[] {
  if (!content.articles.some(isDraft)) return [];
  const days = new Set(listed.map(({ digest }) => digest.date));
  const articles = content.articles.map((article) => (isDraft(article) ? asReady(article) : article));
  return listDigests({ ...content, articles }, now)
    .filter(({ file, digest }) => file === undefined && !days.has(digest.date))
    .map((choice) => ({ ...choice, digest: { ...choice.digest, status: 'draft' } }));
}

function isDraft({ value }: Parsed<Article>): boolean {
  return value.status === 'draft';
}

function asReady(article: Parsed<Article>): Parsed<Article> {
  return { ...article, value: { ...article.value, status: 'ready' } };
}
