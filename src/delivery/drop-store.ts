import type { ContentFile } from '../digest/content.ts';

/** What lies ready for a day. */
export interface Drop {
  /** Articles and digests of the day, sources, people.yaml and newsletter.yaml; paths as the dropper sees them. */
  readonly files: readonly ContentFile[];
  /** Reports of an earlier look, by the path of the file that they are about. */
  readonly reports: ReadonlyMap<string, string>;
}

/** Where upstream systems drop articles. */
export interface DropStore {
  load(day: string): Promise<Drop>;
  /** Puts `<path>.report.txt` beside the file. */
  putReport(path: string, text: string): Promise<void>;
  /** Takes it away again. One that is not there is no mistake. */
  removeReport(path: string): Promise<void>;
}

export const REPORT_ENDING = '.report.txt';
