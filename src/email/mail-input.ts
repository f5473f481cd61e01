import type { Digest } from '../digest/digest.ts';
import type { Newsletter } from '../digest/newsletter.ts';

interface Standing {
  readonly newsletter: Newsletter;
  /** Where links and pictures of the newsletter's own site lead, without a closing slash. */
  readonly siteUrl: string;
}

/** What a mail is made from: one shape for each kind of mail. */
export type MailInput = DigestInput | ConfirmationInput | WelcomeInput;

export interface DigestInput extends Standing {
  readonly kind: 'digest';
  readonly digest: Digest;
}

/** Asks whether an address was really entered by its owner. Holds no text that a stranger could have typed. */
export interface ConfirmationInput extends Standing {
  readonly kind: 'confirmation';
  readonly confirmUrl: string;
  /** How long the link works. */
  readonly validHours: number;
}

export interface WelcomeInput extends Standing {
  readonly kind: 'welcome';
}
