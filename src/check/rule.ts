import type { Level } from '../digest/finding.ts';

/** What a rule is about; the corpus counts its hits and misses by this. */
export type RuleKind =
  'quotation' | 'figure' | 'person' | 'date' | 'sourcing' | 'left-out' | 'text' | 'content' | 'mail';

/** Something that the checks look for. Its page is docs/checks/<id>.md. */
export interface CheckRule {
  /** Stable: newsletter.yaml and readers of reports refer to it. */
  readonly id: string;
  readonly kind: RuleKind;
  /** The most serious level that it speaks with, unless newsletter.yaml says otherwise. */
  readonly level: Level;
  /** What is wrong where it speaks, in a few words. */
  readonly title: string;
  /** Whether newsletter.yaml may not make it milder: what mail programs, law or sense decide, and not a newsroom. */
  readonly isGate?: true;
}
