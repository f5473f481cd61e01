import type { Finding } from '../digest/finding.ts';
import type { CheckRecord } from './check-record.ts';

/** What a run of the checks has to say, for all who read it: people, review of code, CI. */
export interface CheckReport {
  readonly findings: readonly Finding[];
  /** What was compared with the sources, by the path of its file. */
  readonly records: ReadonlyMap<string, readonly CheckRecord[]>;
  /** Paths of all files that were read, findings or not. */
  readonly files: readonly string[];
  /** How many sources the articles among them cite. */
  readonly sources: number;
}
