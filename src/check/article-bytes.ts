/** How much of a mail an article takes. */
export interface ArticleBytes {
  readonly id: string;
  /** Bytes of HTML in UTF-8, from its heading to the next article's. */
  readonly bytes: number;
}

/**
 * Measures the articles of a rendered mail, the largest first. An article begins at the heading that bears its id, and
 * ends before the next heading that stands no lower.
 */
export function measureArticles(html: string): ArticleBytes[] {
  const headings = [...html.matchAll(/<h([1-6])(?:[^>]*?\sid="([a-z0-9-]+)")?/g)];
  return headings
    .flatMap(({ 1: level = '', 2: id, index }, position) => {
      if (id === undefined) return [];
      const next = headings.slice(position + 1).find(([, other = '']) => other <= level);
      return [{ id, bytes: new TextEncoder().encode(html.slice(index, next?.index)).length }];
    })
    .toSorted((a, b) => b.bytes - a.bytes);
}
