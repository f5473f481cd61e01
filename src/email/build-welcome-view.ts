import { buildFrame } from './build-frame.ts';
import { fillWords } from './fill-words.ts';
import { listDays } from './list-days.ts';
import type { WelcomeInput } from './mail-input.ts';
import type { LetterView } from './mail-view.ts';
import { subscriberLinks } from './subscriber-links.ts';
import type { Words } from './words.ts';

export function buildWelcomeView(input: WelcomeInput, words: Words): LetterView {
  const { newsletter, siteUrl } = input;
  const { welcome } = words;
  const { name, site, sendTime } = newsletter;
  const links = subscriberLinks(siteUrl);
  const mail = {
    subject: fillWords(welcome.subject, { name }),
    preheader: fillWords(welcome.preheader, { name }),
    why: fillWords(words.footer.why, { name, site }),
    dateLine: undefined,
    extent: undefined,
    links,
  };
  return {
    ...buildFrame(input, mail, words),
    kind: 'welcome',
    title: welcome.title,
    paragraphs: [
      fillWords(welcome.text, { name, time: sendTime, days: listDays(newsletter) }),
      welcome.archive,
    ],
    action: welcome.action,
    actionUrl: links.archive,
    notes: [welcome.reply],
  };
}
