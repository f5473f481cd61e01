import type { Digest } from '../digest/digest.ts';
import type { Newsletter } from '../digest/newsletter.ts';

interface Standing {
  readonly newsletter: Newsletter;
  /** Where links and pictures of the newsletter's own site lead, without a closing slash. */
  readonly siteUrl: string;
}

/** What a mail is made from: one shape for each kind of mail. */
export type MailInput = DigestInput | ConfirmationInput | WelcomeInput | NoticeInput;

export interface DigestInput extends Standing {
  readonly kind: 'digest';
  readonly digest: Digest;
  /** What was checked against the sources; missing where the mail says nothing of it. */
  readonly receipts?: ReceiptCounts;
}

/** How many quotations and figures of a digest how many sources bear out. One of the first two may be 0. */
export interface ReceiptCounts {
  readonly quotations: number;
  readonly figures: number;
  readonly sources: number;
}

/**
 * Asks whether an address was really entered by its owner: to be subscribed, or to take the place of another. Holds
 * no text that a stranger could have typed.
 */
export interface ConfirmationInput extends Standing {
  readonly kind: 'confirmation' | 'address-change';
  /** How long the link works. */
  readonly validHours: number;
  /** Whether a reply to it is an answer, too. */
  readonly canReply: boolean;
}

export interface WelcomeInput extends Standing {
  readonly kind: 'welcome';
}

/** Tells a subscriber that they already are one, or the old address of one that another has taken its place. */
export interface NoticeInput extends Standing {
  readonly kind: 'already-subscribed' | 'address-changed';
}
