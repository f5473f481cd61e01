import type { RuleKind } from './rule.ts';

/** What became of a quotation when it was compared with the cited sources. */
export type QuotationVerdict =
  /** Word for word, and the source has it as speech. */
  | 'verbatim'
  /** Word for word, but as the source's own text. */
  | 'verbatim-unmarked'
  /** Word for word but for [edits] and ellipses, which are in order and in one place. */
  | 'edited'
  /** A source has nearly these words. */
  | 'altered'
  | 'absent'
  | 'speaker-mismatch'
  /** Quotation marks that quote nobody: a title, a name, a word held at arm's length. */
  | 'term'
  | 'translated'
  /** Somebody has answered for it by name. */
  | 'waived';

/** What became of a figure, a deadline or a title. */
export type FactVerdict = 'borne-out' | 'contradicted' | 'absent' | 'derived' | 'waived';

/**
 * Where a source bears an item out: the source's own words with up to 32 characters on either side, as the
 * TextQuoteSelector of the W3C Web Annotation Data Model (4.2.4) has them.
 */
export interface Evidence {
  readonly source: string;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

interface CheckedItem {
  /** Which field, as in a finding: `blocks[3].quotes[0].fragments[1]`. */
  readonly path: string;
  /** What the article says there, as it was typed. */
  readonly text: string;
  /** Missing where no source has it. */
  readonly evidence?: Evidence;
  /** What a source has in its place, where it has something else. */
  readonly nearest?: Evidence;
}

export interface QuotationRecord extends CheckedItem {
  readonly kind: 'quotation';
  readonly status: QuotationVerdict;
}

export interface FactRecord extends CheckedItem {
  readonly kind: Exclude<RuleKind, 'quotation' | 'text' | 'content' | 'mail' | 'left-out'>;
  readonly status: FactVerdict;
}

/** What was compared with the sources, and how it came out: kept with the issue. It says nothing about truth. */
export type CheckRecord = QuotationRecord | FactRecord;
