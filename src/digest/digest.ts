import type { Article, Correction } from './article.ts';
import type { InnerBlock, InnerDigestBlock, SectionKind } from './block.ts';
import type { People } from './person.ts';

/** One day's content, complete: what a template needs to know and nothing that it must look up. */
export interface Digest {
  readonly id: string;
  /** `YYYY-MM-DD` in the newsletter's zone. */
  readonly date: string;
  readonly subject: string;
  readonly preheader: string;
  /** Country codes whose flags stand before the subject. */
  readonly flags: readonly string[];
  readonly blocks: readonly BuiltBlock[];
  /** Everyone whom the digest quotes. */
  readonly people: People;
  readonly extent: Extent;
}

/** How much there is to read. */
export interface Extent {
  readonly articles: number;
  readonly words: number;
  /** At 230 words a minute, rounded up. */
  readonly minutes: number;
  readonly quotations: number;
  readonly figures: number;
  readonly sources: number;
}

type Computed = 'article' | 'contents' | 'corrections';

/** A block whose references are resolved and whose computed parts are there. */
export type BuiltBlock = BuiltInnerBlock | BuiltSection;

export type BuiltInnerBlock =
  | InnerBlock
  | Exclude<InnerDigestBlock, { type: Computed }>
  | PlacedArticle
  | BuiltContents
  | BuiltCorrections;

export interface BuiltSection {
  readonly type: 'section';
  readonly kind: SectionKind;
  readonly title: string;
  readonly blocks: readonly BuiltInnerBlock[];
}

/** An article at its place in the digest. */
export interface PlacedArticle {
  readonly type: 'article';
  /** From 1, in reading order, over the whole digest. */
  readonly number: number;
  readonly as: 'full' | 'brief';
  readonly article: Article;
}

export interface BuiltContents {
  readonly type: 'contents';
  readonly entries: readonly ContentsEntry[];
}

export interface ContentsEntry {
  readonly number: number;
  readonly id: string;
  readonly headline: string;
  readonly countries: readonly string[];
}

export interface BuiltCorrections {
  readonly type: 'corrections';
  readonly entries: readonly CorrectionEntry[];
}

export interface CorrectionEntry extends Correction {
  readonly headline: string;
  readonly url?: string;
}
