import { buildFrame } from './build-frame.ts';
import { countWords, fillWords } from './fill-words.ts';
import type { ConfirmationInput } from './mail-input.ts';
import type { LetterView } from './mail-view.ts';
import { confirmLink } from './subscriber-links.ts';
import type { Words } from './words.ts';

export function buildConfirmationView(input: ConfirmationInput, words: Words): LetterView {
  const { kind, newsletter, siteUrl, validHours, canReply } = input;
  const phrases = kind === 'confirmation' ? words.confirmation : words.addressChange;
  const { name, site, language } = newsletter;
  const mail = {
    subject: fillWords(phrases.subject, { name }),
    preheader: fillWords(phrases.preheader, { name }),
    why: fillWords(phrases.why, { site }),
    dateLine: undefined,
    extent: undefined,
    links: undefined,
  };
  return {
    ...buildFrame(input, mail, words),
    kind,
    title: phrases.title,
    paragraphs: [fillWords(phrases.text, { name })],
    action: phrases.action,
    actionUrl: confirmLink(siteUrl, kind),
    notes: [
      ...(canReply ? [words.reply] : []),
      countWords(phrases.valid, validHours, language),
      phrases.ignore,
    ],
  };
}
