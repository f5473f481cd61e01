import type { RichText } from '../digest/rich-text.ts';

/** 2 to 6; the masthead has the only 1. */
export type HeadingLevel = number;

type Maybe<T> = T | undefined;

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
