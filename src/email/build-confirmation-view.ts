import { buildFrame } from './build-frame.ts';
import { countWords, fillWords } from './fill-words.ts';
import type { ConfirmationInput } from './mail-input.ts';
import type { ConfirmationView } from './mail-view.ts';
import type { Words } from './words.ts';

export function buildConfirmationView(input: ConfirmationInput, words: Words): ConfirmationView {
  const { newsletter, confirmUrl, validHours } = input;
  const { confirmation } = words;
  const { name, site, language } = newsletter;
  const mail = {
    subject: fillWords(confirmation.subject, { name }),
    preheader: fillWords(confirmation.preheader, { name }),
    why: fillWords(confirmation.why, { site }),
    dateLine: undefined,
    extent: undefined,
    links: undefined,
  };
  return {
    ...buildFrame(input, mail, words),
    kind: 'confirmation',
    title: confirmation.title,
    paragraphs: [fillWords(confirmation.text, { name })],
    action: confirmation.action,
    actionUrl: confirmUrl,
    notes: [countWords(confirmation.valid, validHours, language), confirmation.ignore],
  };
}
