import type { BuiltContents, BuiltCorrections, BuiltInnerBlock, PlacedArticle } from '../digest/digest.ts';
import type { BlockView, BriefsView, ContentsView, CorrectionsView, SponsorView } from './block-view.ts';
import { fillWords } from './fill-words.ts';
import { formatMoment } from './format-when.ts';
import { formatNumber } from './format-number.ts';
import type { HeadingLevel } from './record-view.ts';
import { viewArticle } from './view-article.ts';
import { viewArticleTitle } from './view-article-title.ts';
import { viewBlock } from './view-block.ts';
import { siteAddress, type ViewContext } from './view-context.ts';
import { viewFlags } from './view-flags.ts';
import { viewHouse } from './view-house.ts';
import { viewImage } from './view-image.ts';
import { viewRichText } from './view-rich-text.ts';

/** A block of a digest. A full article becomes several views: its head, its own blocks, its links. */
export function viewDigestBlock(
  block: BuiltInnerBlock,
  level: HeadingLevel,
  context: ViewContext,
): readonly BlockView[] {
  switch (block.type) {
    case 'article':
      if (block.as === 'full') return viewArticle(block, level, context);
      return [viewBriefs(block, level, context)];
    case 'lead': {
      const paragraphs = block.paragraphs.map((paragraph) => viewRichText(paragraph, context));
      return [{ type: 'lead', paragraphs, byline: block.byline }];
    }
    case 'sponsor':
      return [viewSponsor(block, level, context)];
    case 'house':
      return [viewHouse(block.kind, context)];
    case 'contents':
      return [viewContents(block, level, context)];
    case 'corrections':
      return [viewCorrections(block, level, context)];
    default:
      return [viewBlock(block, level, context)];
  }
}

function viewBriefs(article: PlacedArticle, level: HeadingLevel, context: ViewContext): BriefsView {
  return {
    type: 'briefs',
    briefs: [viewArticleTitle(article, level, context)],
    action: context.words.brief.readMore,
  };
}

function viewSponsor(
  { name, title, image, paragraphs, url, action }: Extract<BuiltInnerBlock, { type: 'sponsor' }>,
  level: HeadingLevel,
  context: ViewContext,
): SponsorView {
  return {
    type: 'sponsor',
    label: fillWords(context.words.sponsor, { name }),
    level,
    title,
    image: image && viewImage(image, context),
    paragraphs: paragraphs.map((paragraph) => viewRichText(paragraph, context)),
    url: siteAddress(url, context),
    action,
  };
}

function viewContents(
  { entries }: BuiltContents,
  level: HeadingLevel,
  { words, language }: ViewContext,
): ContentsView {
  return {
    type: 'contents',
    level,
    title: words.contents,
    entries: entries.map(({ number, id, headline, countries }) => ({
      number: formatNumber(number, language),
      anchor: id,
      flags: viewFlags(countries),
      headline,
    })),
  };
}

function viewCorrections(
  { entries }: BuiltCorrections,
  level: HeadingLevel,
  context: ViewContext,
): CorrectionsView {
  return {
    type: 'corrections',
    level,
    title: context.words.corrections,
    entries: entries.map(({ headline, url, at, text }) => ({
      headline,
      url: url && siteAddress(url, context),
      at: formatMoment(at, context),
      text: viewRichText(text, context),
    })),
  };
}
