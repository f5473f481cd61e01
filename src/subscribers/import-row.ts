/** Where somebody stood with the system that a file comes from. */
export type ImportStanding =
  | 'confirmed'
  /** Never said yes there, so that they are not asked to be trusted here. */
  | 'unconfirmed'
  | 'unsubscribed'
  | 'bounced'
  | 'complained'
  /** Kept from all mail by an operator. */
  | 'blocked';

/** One line of a file of subscribers, read and understood. */
export interface ImportRow {
  readonly kind: 'row';
  /** Where the line is in the file; 1 is the one that names the columns. */
  readonly line: number;
  /** As `parseAddress` gave it. */
  readonly address: string;
  readonly standing: ImportStanding;
  /** When they agreed, in the words of the file: a time without a zone is not guessed at. */
  readonly agreed?: string;
}

/** A line that cannot be imported as it is. */
export interface RejectedRow {
  readonly kind: 'rejected';
  readonly line: number;
  /** What is wrong with it, for the person who exported it. */
  readonly reason: string;
  readonly cells: readonly string[];
}
