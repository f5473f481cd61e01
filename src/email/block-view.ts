import type { RichText } from '../digest/rich-text.ts';

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

/** 2 to 6; the masthead has the only 1. */
export type HeadingLevel = number;

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

export interface QuotesView {
  readonly type: 'quotes';
  readonly quotes: readonly QuoteView[];
}

export interface QuoteView {
  /** In the quotation marks of the language, fragments apart. */
  readonly words: string;
  readonly speaker: string;
  readonly flag: Maybe<string>;
  readonly role: Maybe<string>;
  /** When, where, on what occasion, via whom, from which language. */
  readonly setting: Maybe<string>;
}

export interface FiguresView {
  readonly type: 'figures';
  /** In pairs, as they stand side by side. */
  readonly rows: readonly { readonly first: FigureView; readonly second: Maybe<FigureView> }[];
}

export interface FigureView {
  readonly figure: string;
  /** Long figures are set smaller, so that two stand side by side at 320 px. */
  readonly isLong: boolean;
  readonly label: string;
  readonly arrow: Maybe<string>;
  /** Direction and period. */
  readonly note: Maybe<string>;
  readonly comparison: Maybe<string>;
}

export interface MarketsView {
  readonly type: 'markets';
  readonly level: HeadingLevel;
  readonly note: string;
  readonly rows: readonly MarketRowView[];
}

export interface MarketRowView {
  readonly name: string;
  readonly value: string;
  readonly change: string;
  readonly trend: 'up' | 'down' | 'flat';
  readonly arrow: string;
}

export interface ChartView {
  readonly type: 'chart';
  readonly level: HeadingLevel;
  readonly title: string;
  readonly credit: string;
  readonly bars: readonly BarView[];
}

export interface BarView {
  readonly label: string;
  readonly figure: string;
  /** Share of the longest bar, 1 to 100. */
  readonly percent: number;
  readonly highlight: boolean;
}

export interface TimelineView {
  readonly type: 'timeline';
  readonly events: readonly { readonly when: string; readonly text: RichText }[];
}

export interface CalendarView {
  readonly type: 'calendar';
  readonly groups: readonly CalendarGroupView[];
}

export interface CalendarGroupView {
  readonly label: string;
  readonly entries: readonly {
    readonly when: string;
    readonly text: RichText;
    readonly place: Maybe<string>;
  }[];
}

export interface MeasuresView {
  readonly type: 'measures';
  readonly measures: readonly MeasureView[];
}

export interface MeasureView {
  readonly goods: string;
  readonly flags: string;
  /** Who imposes it on whom. */
  readonly parties: string;
  readonly rate: Maybe<string>;
  readonly stage: string;
  readonly isInForce: boolean;
  readonly effective: Maybe<string>;
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
