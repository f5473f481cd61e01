import type { Article } from './article.ts';
import type { DigestFile } from './digest-file.ts';
import type { Finding, Place } from './finding.ts';
import type { Newsletter } from './newsletter.ts';
import type { People } from './person.ts';
import type { Source } from './source.ts';

/** A file as it lies on the disk or in the bucket. */
export interface ContentFile {
  /** With forward slashes, as people are shown it: `content/articles/london-talks.md`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Finds the line of a field in the file that it was written in, or that of words within its text. */
export type Locate = (path: readonly PropertyKey[], within?: TextOffset) => Place;

/** A place in the text of a field, which may run over several lines of the file. */
export interface TextOffset {
  /** The words of the field alone, as `plainText` gives them. */
  readonly text: string;
  readonly offset: number;
}

/** A value that is right in itself, with the way back to where it was written. */
export interface Parsed<T> {
  readonly value: T;
  readonly file: string;
  readonly locate: Locate;
}

export interface BrokenFile {
  readonly id: string;
  readonly file: string;
}

/** Everything that a newsletter's folder holds, as far as it could be read. */
export interface Content {
  /** Missing only if newsletter.yaml is missing or broken; then `findings` says so. */
  readonly newsletter: Newsletter | undefined;
  readonly articles: readonly Parsed<Article>[];
  readonly digests: readonly Parsed<DigestFile>[];
  readonly sources: readonly Parsed<Source>[];
  readonly people: People;
  /** Articles that are there and could not be read, under the id that they would have. */
  readonly brokenArticles: readonly BrokenFile[];
  /** Digest files that could not be read. */
  readonly brokenDigests: readonly BrokenFile[];
  /** All that is wrong in any file, in the order of files and lines. */
  readonly findings: readonly Finding[];
}
