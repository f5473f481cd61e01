import type { Colours } from '../email/derive-palette.ts';
import type { Typography } from '../email/build-typography.ts';
import type { AskName, PageWords } from './page-words.ts';

/** What the page templates are filled with, one shape for each template. */
export type PageView =
  HomeView | EmbedView | NoticeView | AskView | PreferencesView | ArchiveView | SectionsView | SourcesView;

/** What every page says of itself. */
interface Page {
  readonly title: string;
  /** For search engines. */
  readonly description: string | undefined;
  /** Path of the page as search engines should know it; a page without one asks them to leave it out. */
  readonly canonical: string | undefined;
}

export interface FormView {
  /** What was typed before, when the form is shown again. */
  readonly typed: string;
  readonly problem: string | undefined;
  /** Whether the problem lies in what was typed, and not in how it was sent. */
  readonly isAddressWrong: boolean;
  /** When the form was made out, signed. */
  readonly stamp: string;
}

export interface HomeView extends Page {
  readonly template: 'home';
  readonly schedule: string;
  readonly form: FormView;
  readonly issues: readonly IssueRow[];
}

/** The form by itself, to be shown in a frame of another site. */
export interface EmbedView extends Page {
  readonly template: 'embed';
  readonly form: FormView;
}

export interface IssueRow {
  readonly path: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** "Tuesday 10 June 2025" */
  readonly date: string;
  readonly subject: string;
  readonly preheader: string;
}

export interface NoticeView extends Page {
  readonly template: 'notice';
  readonly paragraphs: readonly string[];
  readonly action: LinkView | undefined;
}

export interface LinkView {
  readonly text: string;
  readonly path: string;
}

/** A question. Its button posts to the page's own address, so that the token is written nowhere else. */
export interface AskView extends Page {
  readonly template: 'ask';
  readonly ask: AskName;
  readonly paragraphs: readonly string[];
  readonly action: string;
}

export interface PreferencesView extends Page {
  readonly template: 'preferences';
  readonly standing: string;
  /** What has just been done. */
  readonly done: string | undefined;
  readonly problem: string | undefined;
  /** First and last day that may be chosen, `YYYY-MM-DD`; undefined for one who gets no issues. */
  readonly pause: { readonly first: string; readonly last: string } | undefined;
  readonly mayResume: boolean;
  readonly mayMove: boolean;
  readonly stop: LinkView | undefined;
}

export interface ArchiveView extends Page {
  readonly template: 'archive';
  readonly issues: readonly IssueRow[];
  readonly earlier: string | undefined;
  readonly later: string | undefined;
  /** Whether the page is of one month, and not of the latest issues. */
  readonly isMonth: boolean;
  /** Whether there is anywhere to go on to. */
  readonly hasTurns: boolean;
}

export interface SectionsView extends Page {
  readonly template: 'sections';
  readonly sections: readonly {
    readonly id: string;
    readonly title: string;
    readonly paragraphs: readonly string[];
    readonly link: LinkView | undefined;
  }[];
}

export interface SourcesView extends Page {
  readonly template: 'sources';
  readonly paragraphs: readonly string[];
  readonly issue: LinkView;
  readonly sources: readonly SourceView[];
}

export interface SourceView {
  readonly outlet: string;
  readonly url: string | undefined;
  readonly published: { readonly at: string; readonly text: string } | undefined;
  readonly receipts: readonly {
    readonly text: string;
    readonly isQuotation: boolean;
    /** The page of the source, at these words. */
    readonly url: string | undefined;
  }[];
}

/** What the frame of every page has. */
export interface FrameView {
  readonly language: string;
  readonly dir: 'ltr' | 'rtl';
  readonly name: string;
  readonly tagline: string | undefined;
  readonly postalAddress: string;
  readonly siteUrl: string;
  /** The whole style sheet, whose hash the policy of the page names. */
  readonly style: { toHTML(): string };
  readonly accent: { readonly light: string; readonly dark: string };
  readonly words: PageWords;
}

/** What the style sheet is filled with. */
export interface StyleView extends Typography {
  readonly light: Colours;
  readonly dark: Colours;
}
