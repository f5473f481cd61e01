import { buildFrame } from './build-frame.ts';
import { fillWords } from './fill-words.ts';
import type { NoticeInput } from './mail-input.ts';
import type { LetterView } from './mail-view.ts';
import { subscriberLinks } from './subscriber-links.ts';
import type { Words } from './words.ts';

export function buildNoticeView(input: NoticeInput, words: Words): LetterView {
  const { kind, newsletter, siteUrl } = input;
  const isSubscribed = kind === 'already-subscribed';
  const phrases = isSubscribed ? words.alreadySubscribed : words.addressChanged;
  const { name, site } = newsletter;
  const links = subscriberLinks(siteUrl);
  const mail = {
    subject: fillWords(phrases.subject, { name }),
    preheader: fillWords(phrases.preheader, { name }),
    why: fillWords(phrases.why, { site }),
    dateLine: undefined,
    extent: undefined,
    links: isSubscribed ? links : undefined,
  };
  return {
    ...buildFrame(input, mail, words),
    kind,
    title: phrases.title,
    paragraphs: [fillWords(phrases.text, { name })],
    action: phrases.action,
    actionUrl: isSubscribed ? links.preferences : `${siteUrl}/`,
    notes: [phrases.ignore],
  };
}
