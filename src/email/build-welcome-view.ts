import { WEEKDAYS, type Newsletter } from '../digest/newsletter.ts';
import { buildFrame } from './build-frame.ts';
import { fillWords } from './fill-words.ts';
import { formatList } from './format-list.ts';
import { formatDate } from './format-when.ts';
import type { WelcomeInput } from './mail-input.ts';
import type { WelcomeView } from './mail-view.ts';
import { subscriberLinks } from './subscriber-links.ts';
import type { Words } from './words.ts';

export function buildWelcomeView(input: WelcomeInput, words: Words): WelcomeView {
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

/** A Monday, to name the days of the week after. */
const SOME_MONDAY = '2025-06-0';

function listDays({ weekdays, language }: Newsletter): string {
  const days = weekdays.map((weekday) =>
    formatDate(`${SOME_MONDAY}${WEEKDAYS.indexOf(weekday) + 2}`, language, { weekday: 'long' }),
  );
  return formatList(days, language);
}
