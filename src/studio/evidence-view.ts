import type { CheckRecord } from '../check/check-record.ts';

/** What a digest says beside what its sources say. */
export interface EvidenceView {
  /** All that was compared, in the order of the digest. */
  readonly items: readonly ComparedItem[];
  /** Where the mail shows the fields that findings are about. */
  readonly fields: readonly ShownField[];
  /** Whether readers get a page of sources with it. */
  readonly hasSourcesPage: boolean;
}

export interface ComparedItem extends ShownField {
  readonly kind: CheckRecord['kind'];
  readonly status: CheckRecord['status'];
  /** Counts from 1; 0 for the file as a whole. */
  readonly line: number;
  /** What the digest says there. */
  readonly text: string;
  /** Missing where no source has it, nor anything near it. */
  readonly source?: SourcePassage;
}

/** A field of a file, and what to look for in the mail to find it. */
export interface ShownField {
  readonly file: string;
  /** As in a finding: `blocks[3].quotes[0].fragments[1]`. */
  readonly path: string;
  /** The likeliest first; the mail may word the field itself otherwise, as it does with dates. */
  readonly words: readonly string[];
}

/** A paragraph of a source around the words that count. */
export interface SourcePassage {
  readonly outlet: string;
  readonly headline: string;
  readonly file: string;
  /** Counts from 1; 0 for the file as a whole. */
  readonly line: number;
  readonly before: string;
  readonly exact: string;
  readonly after: string;
  /** Whether it is what the source has in place of the digest's words. */
  readonly isNearest: boolean;
}
