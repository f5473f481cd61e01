import type { Link } from '../digest/link.ts';
import type { LinksView, LinkView } from './block-view.ts';
import { countWords } from './fill-words.ts';
import { joinParts } from './join-parts.ts';
import { siteAddress, type ViewContext } from './view-context.ts';

export function viewLinks(
  links: readonly Link[],
  heading: Pick<LinksView, 'title' | 'level'>,
  context: ViewContext,
): LinksView {
  return { type: 'links', ...heading, links: links.map((link) => viewLink(link, context)) };
}

function viewLink({ title, url, outlet, why, minutes }: Link, context: ViewContext): LinkView {
  const { words, language } = context;
  const time = minutes === undefined ? undefined : countWords(words.masthead.minutes, minutes, language);
  return { title, url: siteAddress(url, context), note: joinParts([outlet, time], words), why };
}
