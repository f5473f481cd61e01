import type { Article } from '../digest/article.ts';
import type { Parsed } from '../digest/content.ts';
import type { DigestFile } from '../digest/digest-file.ts';
import type { Finding } from '../digest/finding.ts';
import type { Newsletter } from '../digest/newsletter.ts';
import type { People } from '../digest/person.ts';
import type { Source } from '../digest/source.ts';
import type { CheckRecord } from './check-record.ts';

/** An article, or what stands around the articles of a digest, with all that it is compared with. */
export interface CheckSubject<T extends Article | DigestFile = Article | DigestFile> {
  readonly parsed: Parsed<T>;
  /** The cited sources, in the order of the citation; those that could not be read are not among them. */
  readonly sources: readonly Source[];
  /** A cited source cannot be read, or does not exist: what is not in the others may be in that one. */
  readonly isIncomplete?: boolean;
  readonly people: People;
  readonly newsletter: Newsletter | undefined;
}

/** The one source that an article cites, which is meant wherever none is named; undefined if it cites more, or none. */
export function onlySource({ parsed: { value } }: CheckSubject): string | undefined {
  return 'date' in value || value.sources.length > 1 ? undefined : value.sources[0];
}

/** What a check has to say, and what it has compared. */
export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly records: readonly CheckRecord[];
}
