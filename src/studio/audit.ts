/** How fit a mail is to be read, as a browser has found it. */
export interface Audit {
  readonly violations: readonly Violation[];
  /** One for each way that readers see the colours of a mail in. */
  readonly contrasts: readonly { readonly look: string; readonly faint: readonly FaintText[] }[];
  /** One for each width of a screen in CSS pixels; without an overflow the mail fits it. */
  readonly widths: readonly { readonly width: number; readonly overflow?: Overflow | undefined }[];
}

/** Something that hinders those who do not read as most people do. */
export interface Violation {
  /** Of axe. */
  readonly rule: string;
  /** What is wanted, in a sentence. */
  readonly help: string;
  /** Where axe explains it. */
  readonly more: string;
  readonly places: readonly ViolationPlace[];
}

export interface ViolationPlace {
  readonly selector: string;
  /** The beginning of the element. */
  readonly html: string;
  readonly remedy: string;
}

/** Text that is hard to read, with one of the places where it stands. */
export interface FaintText {
  readonly words: string;
  /** How many there are in these colours. */
  readonly places: number;
  /** `#rrggbb`, with what shines through mixed in. */
  readonly colour: string;
  readonly background: string;
  /** From 1 to 21. */
  readonly ratio: number;
  readonly needed: number;
}

/** What makes a mail scroll sideways. */
export interface Overflow {
  /** By how many pixels the mail is wider than its window. */
  readonly by: number;
  /** Of the element that reaches furthest. */
  readonly words: string;
}
