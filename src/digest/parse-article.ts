import type { Aliases } from './apply-aliases.ts';
import { Article } from './article.ts';
import type { ContentFile } from './content.ts';
import { parseFile, type ParseResult } from './parse-file.ts';

/** The names that Hugo and Buttondown use. */
export const ARTICLE_ALIASES: Aliases = {
  title: 'headline',
  slug: 'id',
  date: 'published',
  lastmod: 'updated',
  description: 'deck',
  summary: 'deck',
  author: 'byline',
  authors: 'byline',
  draft: 'status',
};

/** Reads one article, as JSON, YAML or Markdown by the ending of its name. Its references are not looked up. */
export function parseArticle(file: ContentFile): ParseResult<Article> {
  return parseFile(file, { schema: Article, body: 'blocks', idFromName: true, aliases: ARTICLE_ALIASES });
}
