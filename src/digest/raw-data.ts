import type { FieldIndex, Point } from './field-index.ts';
import type { FieldPath } from './field-path.ts';

/** What a file says, before anyone has judged whether that is an article, a source or anything at all. */
export interface RawData {
  /** Plain data as JSON knows it. */
  readonly data: unknown;
  /** The place of every field. Its paths begin at the data itself. */
  readonly index: FieldIndex;
}

/** Notes an error of the file that is being read. */
export type Report = (fault: Fault) => void;

export interface Fault {
  readonly point: Point;
  readonly rule: string;
  /** What is wrong, then how to put it right. */
  readonly message: string;
  readonly path?: FieldPath;
}
