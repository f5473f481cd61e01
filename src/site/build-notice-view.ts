import type { NoticeView } from './page-view.ts';
import type { NoticeName } from './page-words.ts';
import type { SiteContext } from './site-context.ts';

/** Where the way on from a notice leads, where it names one. */
const NEXT: Readonly<Record<NoticeName, string>> = {
  requested: '/',
  confirmed: '/archive',
  'already-confirmed': '/archive',
  'not-confirmed': '/',
  unsubscribed: '/',
  'address-changed': '/archive',
  'address-not-changed': '/help',
  erased: '/',
  'bad-link': '/help',
  'not-found': '/archive',
  refused: '/',
  busy: '/',
  fault: '/',
};

export function buildNoticeView(name: NoticeName, { ports, phrases }: SiteContext): NoticeView {
  const { title, text, action } = ports.files.words.notices[name];
  return {
    template: 'notice',
    title: phrases.say(title),
    description: undefined,
    canonical: undefined,
    paragraphs: text.map((paragraph) => phrases.say(paragraph)),
    action: action === undefined ? undefined : { text: phrases.say(action), path: NEXT[name] },
  };
}
