import type { RichText } from '../digest/rich-text.ts';
import type {
  CalendarView,
  ChartView,
  FiguresView,
  HeadingLevel,
  MarketsView,
  MeasuresView,
  QuotesView,
  TimelineView,
} from './record-view.ts';

/**
 * One part of a mail as a template needs it: every label, number, date and order decided. `type` names the
 * partial that draws it (templates/partials/blocks/). Every field is always there; one without a value is undefined.
 */
export type BlockView =
  | LeadView
  | ProseView
  | SignpostView
  | BulletsView
  | CounterpointView
  | BottomLineView
  | LinksView
  | ImageView
  | SponsorView
  | HouseView
  | QuotesView
  | FiguresView
  | MarketsView
  | ChartView
  | TimelineView
  | CalendarView
  | MeasuresView
  | ContentsView
  | CorrectionsView
  | SectionHeadView
  | ArticleHeadView
  | UpdateNoteView
  | ReadFullView
  | BriefsView;

type Maybe<T> = T | undefined;

export interface LeadView {
  readonly type: 'lead';
  readonly paragraphs: readonly RichText[];
  readonly byline: Maybe<string>;
}

export interface ProseView {
  readonly type: 'prose';
  readonly paragraphs: readonly RichText[];
}

export interface SignpostView {
  readonly type: 'signpost';
  readonly label: string;
  readonly paragraphs: readonly RichText[];
}

export interface BulletsView {
  readonly type: 'bullets';
  readonly items: readonly { readonly lead: Maybe<string>; readonly text: RichText }[];
}

export interface CounterpointView {
  readonly type: 'counterpoint';
  readonly label: string;
  readonly holder: Maybe<string>;
  readonly paragraphs: readonly RichText[];
}

export interface BottomLineView {
  readonly type: 'bottom-line';
  readonly label: string;
  readonly text: RichText;
}

/** Must-reads and related links. */
export interface LinksView {
  readonly type: 'links';
  readonly level: HeadingLevel;
  readonly title: string;
  readonly links: readonly LinkView[];
}

export interface LinkView {
  readonly title: string;
  readonly url: string;
  /** Outlet and minutes. */
  readonly note: Maybe<string>;
  readonly why: Maybe<string>;
}

export interface ImageView {
  readonly type: 'image';
  readonly src: string;
  readonly alt: string;
  /** As it is shown in the widest layout, in CSS pixels. */
  readonly width: number;
  readonly caption: Maybe<string>;
  readonly credit: string;
}

export interface SponsorView {
  readonly type: 'sponsor';
  readonly label: string;
  readonly level: HeadingLevel;
  readonly title: Maybe<string>;
  readonly image: Maybe<ImageView>;
  readonly paragraphs: readonly RichText[];
  readonly url: string;
  readonly action: string;
}

export interface HouseView {
  readonly type: 'house';
  readonly text: string;
  readonly action: string;
  readonly url: string;
}

export interface ContentsView {
  readonly type: 'contents';
  readonly level: HeadingLevel;
  readonly title: string;
  readonly entries: readonly {
    readonly number: string;
    readonly anchor: string;
    readonly flags: string;
    readonly headline: string;
  }[];
}

export interface CorrectionsView {
  readonly type: 'corrections';
  readonly level: HeadingLevel;
  readonly title: string;
  readonly entries: readonly {
    readonly headline: string;
    readonly url: Maybe<string>;
    readonly at: string;
    readonly text: RichText;
  }[];
}

export interface SectionHeadView {
  readonly type: 'section-head';
  readonly level: HeadingLevel;
  readonly title: string;
  readonly icon: string;
  /** A part of the digest, rather than of an article. */
  readonly isChapter: boolean;
  /** Only the sections of an article are numbered. */
  readonly number: Maybe<string>;
}

/** What an article in full and one in brief have in common. */
export interface ArticleTitle {
  readonly anchor: string;
  readonly level: HeadingLevel;
  readonly number: string;
  readonly flags: string;
  readonly kicker: Maybe<string>;
  readonly headline: string;
  readonly url: Maybe<string>;
  readonly deck: Maybe<string>;
}

export interface ArticleHeadView extends ArticleTitle {
  readonly type: 'article-head';
  readonly byline: Maybe<string>;
  /** Place, time, and when it was updated. */
  readonly dateline: string;
}

export interface UpdateNoteView {
  readonly type: 'update-note';
  readonly label: string;
  readonly text: RichText;
}

export interface ReadFullView {
  readonly type: 'read-full';
  readonly url: string;
  readonly action: string;
  /** Of the headline, for those who hear the link alone. */
  readonly anchor: string;
}

/** Articles in brief that follow each other. */
export interface BriefsView {
  readonly type: 'briefs';
  readonly briefs: readonly ArticleTitle[];
  readonly action: string;
}
