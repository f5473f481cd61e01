import type { Article } from '../digest/article.ts';
import type { PlacedArticle } from '../digest/digest.ts';
import { isDay } from '../digest/instant.ts';
import type { ArticleHeadView, BlockView, ReadFullView } from './block-view.ts';
import { fillWords } from './fill-words.ts';
import { formatMoment, formatTime } from './format-when.ts';
import { joinParts } from './join-parts.ts';
import { formatList } from './format-list.ts';
import { formatNumber } from './format-number.ts';
import type { HeadingLevel } from './record-view.ts';
import { viewArticleTitle } from './view-article-title.ts';
import { siteAddress, type ViewContext } from './view-context.ts';
import { viewBlock } from './view-block.ts';
import { viewImage } from './view-image.ts';
import { viewLinks } from './view-links.ts';
import { viewRichText } from './view-rich-text.ts';
import { viewSectionHead } from './view-section-head.ts';

/** An article in full, from its headline to the links below it. */
export function viewArticle(placed: PlacedArticle, level: HeadingLevel, context: ViewContext): BlockView[] {
  const { article } = placed;
  return [
    viewHead(placed, level, context),
    ...(article.image ? [viewImage(article.image, context)] : []),
    ...viewUpdateNote(article, context),
    ...viewBody(article, level + 1, context),
    ...viewReadFull(article, context),
    ...(article.related.length
      ? [viewLinks(article.related, { title: context.words.article.related, level: level + 1 }, context)]
      : []),
  ];
}

function viewHead(placed: PlacedArticle, level: HeadingLevel, context: ViewContext): ArticleHeadView {
  const { article } = placed;
  const { words, language } = context;
  const names = (people: readonly string[]) => formatList(people, language);
  const byline = [
    article.byline.length ? fillWords(words.article.by, { names: names(article.byline) }) : undefined,
    article.contributors.length
      ? fillWords(words.article.contributors, { names: names(article.contributors) })
      : undefined,
  ];
  return {
    ...viewArticleTitle(placed, level, context),
    type: 'article-head',
    byline: joinParts(byline, words),
    dateline: formatDateline(article, context),
  };
}

function formatDateline({ dateline, published, updated }: Article, context: ViewContext): string {
  const { words } = context;
  const updatedAt = updated && fillWords(words.article.updated, { time: formatMoment(updated, context) });
  const parts = [
    dateline?.place,
    formatMoment(published, context),
    formatLocalTime(dateline, published, context),
    updatedAt,
  ];
  return joinParts(parts, words) ?? '';
}

// Where the story was written in another zone than the newsletter's, its reader wants to know what time it was there.
function formatLocalTime(
  dateline: Article['dateline'],
  published: string,
  context: ViewContext,
): string | undefined {
  if (!dateline || dateline.zone === context.zone || isDay(published)) return undefined;
  return fillWords(context.words.article.localTime, {
    time: formatTime(published, context.language, dateline.zone, 'unnamed'),
  });
}

function viewUpdateNote({ updateNote }: Article, context: ViewContext): BlockView[] {
  if (!updateNote) return [];
  const label = fillWords(context.words.article.updateNote, { time: formatMoment(updateNote.at, context) });
  return [{ type: 'update-note', label, text: viewRichText(updateNote.text, context) }];
}

function viewBody({ blocks }: Article, level: HeadingLevel, context: ViewContext): BlockView[] {
  const isNumbered = blocks.filter(({ type }) => type === 'section').length > 1;
  let sections = 0;
  return blocks.flatMap((block) => {
    if (block.type !== 'section') return [viewBlock(block, level, context)];
    sections += 1;
    const number = isNumbered ? formatNumber(sections, context.language) : undefined;
    return [
      viewSectionHead(block, { level, number, isChapter: false }, context),
      ...block.blocks.map((inner) => viewBlock(inner, level + 1, context)),
    ];
  });
}

function viewReadFull({ url, id }: Article, context: ViewContext): ReadFullView[] {
  if (!url) return [];
  return [
    { type: 'read-full', url: siteAddress(url, context), action: context.words.article.readFull, anchor: id },
  ];
}
