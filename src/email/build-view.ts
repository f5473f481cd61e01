import { buildConfirmationView } from './build-confirmation-view.ts';
import { buildDigestView } from './build-digest-view.ts';
import { buildNoticeView } from './build-notice-view.ts';
import { buildWelcomeView } from './build-welcome-view.ts';
import { cleanStrings } from './clean-strings.ts';
import type { MailInput } from './mail-input.ts';
import type { MailView } from './mail-view.ts';
import type { Words } from './words.ts';

/** Decides everything that a mail says, in the order in which it says it; the templates only set it. */
export function buildView(input: MailInput, words: Words): MailView {
  const clean = cleanStrings(input);
  switch (clean.kind) {
    case 'digest':
      return buildDigestView(clean, words);
    case 'confirmation':
    case 'address-change':
      return buildConfirmationView(clean, words);
    case 'welcome':
      return buildWelcomeView(clean, words);
    case 'already-subscribed':
    case 'address-changed':
      return buildNoticeView(clean, words);
  }
}
