import type { Level } from '../digest/finding.ts';

/** What is written about a rule of the checks, for those whom it has stopped. */
export interface RulePage {
  readonly id: string;
  readonly title: string;
  /** The most serious level that it speaks with, unless newsletter.yaml says otherwise. */
  readonly level: Level;
  readonly isGate: boolean;
  /** In reading order. */
  readonly blocks: readonly RuleBlock[];
}

export type RuleBlock =
  | { readonly kind: 'paragraph'; readonly runs: readonly RuleRun[] }
  | { readonly kind: 'code'; readonly text: string };

export interface RuleRun {
  readonly mark: 'none' | 'strong' | 'emphasis' | 'code';
  readonly text: string;
}
