import type { BlockView } from './block-view.ts';
import type { Typography } from './build-typography.ts';
import type { Palette } from './derive-palette.ts';
import type { Words } from './words.ts';

/** What the templates are filled with: everything decided, nothing left to look up. */
export type MailView = DigestView | LetterView;

/** What every mail has. */
export interface FrameView extends Typography {
  readonly subject: string;
  readonly preheader: string;
  /** Invisible; keeps the mail's first words out of the inbox row. */
  readonly preheaderPadding: string;
  readonly language: string;
  readonly dir: 'ltr' | 'rtl';
  /** The sides that a line of writing starts and ends at. */
  readonly start: 'left' | 'right';
  readonly end: 'left' | 'right';
  /** An arrow along the line of writing. */
  readonly forward: '→' | '←';
  readonly palette: Palette;
  readonly name: string;
  readonly tagline: string | undefined;
  readonly logo: LogoView | undefined;
  /** "Tuesday 10 June 2025" */
  readonly dateLine: string | undefined;
  /** "5 stories · 1,240 words · 6 minutes" */
  readonly extent: string | undefined;
  /** None on a mail to somebody who is not a subscriber yet. */
  readonly links: SubscriberLinks | undefined;
  readonly postalAddress: string;
  /** Why this mail came. */
  readonly why: string;
  readonly words: Words;
}

export interface LogoView {
  readonly src: string;
  readonly alt: string;
  readonly width: number;
}

/** Where a subscriber of a mail to many can go. */
export interface SubscriberLinks {
  readonly unsubscribe: string;
  readonly preferences: string;
  readonly archive: string;
  /** Only a digest has a page of its own. */
  readonly viewInBrowser: string | undefined;
}

export interface DigestView extends FrameView {
  readonly kind: 'digest';
  readonly bands: readonly BandView[];
  readonly closing: ClosingView;
}

/** Blocks that share one MJML section: each section costs over 2 kB, and none may grow too tall for Outlook. */
export interface BandView {
  readonly isApart: boolean;
  readonly blocks: readonly BlockView[];
}

/** That the digest is done: it can be finished, and says so. */
export interface ClosingView {
  readonly done: string;
  readonly extent: string;
  readonly next: string;
  /** What was checked against how many sources, and where they are listed. */
  readonly receipts: { readonly text: string; readonly url: string } | undefined;
}

/** One thing to say and one button. */
export interface LetterView extends FrameView {
  readonly kind: 'confirmation' | 'address-change' | 'welcome' | 'already-subscribed' | 'address-changed';
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly action: string;
  readonly actionUrl: string;
  /** Below the button. */
  readonly notes: readonly string[];
}
