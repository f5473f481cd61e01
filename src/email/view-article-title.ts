import type { PlacedArticle } from '../digest/digest.ts';
import type { ArticleTitle } from './block-view.ts';
import { formatNumber } from './format-number.ts';
import type { HeadingLevel } from './record-view.ts';
import { siteAddress, type ViewContext } from './view-context.ts';
import { viewFlags } from './view-flags.ts';

/** What an article in full and one in brief have in common. */
export function viewArticleTitle(
  { article, number }: PlacedArticle,
  level: HeadingLevel,
  context: ViewContext,
): ArticleTitle {
  return {
    anchor: article.id,
    level,
    number: formatNumber(number, context.language),
    flags: viewFlags(article.countries),
    kicker: article.kicker,
    headline: article.headline,
    url: article.url && siteAddress(article.url, context),
    deck: article.deck,
  };
}
