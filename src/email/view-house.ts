import type { HouseView } from './block-view.ts';
import { fillWords } from './fill-words.ts';
import { formatDate } from './format-when.ts';
import type { ViewContext } from './view-context.ts';

type HouseKind = 'sign-up' | 'forward' | 'feedback';

/** A message of the newsletter about itself, with the link that it asks for. */
export function viewHouse(kind: HouseKind, context: ViewContext): HouseView {
  const { text, action } = context.words.house[kind];
  return { type: 'house', text, action, url: linkOf(kind, context) };
}

function linkOf(kind: HouseKind, context: ViewContext): string {
  const { words, newsletter, siteUrl, language, date, subject } = context;
  const { name, replyTo } = newsletter;
  const day = formatDate(date, language, { day: 'numeric', month: 'long', year: 'numeric' });
  switch (kind) {
    case 'sign-up':
      return `${siteUrl}/`;
    case 'forward':
      return mailto('', fillWords(words.house.forward.subject, { name, subject }), context.issueUrl);
    case 'feedback':
      return mailto(replyTo, fillWords(words.house.feedback.subject, { name, date: day }));
  }
}

/** RFC 6068. */
function mailto(address: string, subject: string, body?: string): string {
  return `mailto:${address}?subject=${encodeURIComponent(subject)}${body ? `&body=${encodeURIComponent(body)}` : ''}`;
}
