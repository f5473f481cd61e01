import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { CheckedContent } from '../check/parse-and-check-content.ts';

/** Reads content. @param due paths of files whose judgement somebody waits for; others may be left for later */
export type ReadContent = (due: ReadonlySet<string>) => Promise<CheckedContent>;

/** How often it is looked whether somebody still waits. */
const PAUSE_MS = 10;

/**
 * The content as it was last read, which is kept until it is forgotten. What was left unchecked is checked when nobody
 * waits for something.
 */
export class FollowedContent {
  readonly #readAnew: ReadContent;
  readonly #onChecked: () => void;
  #reading: Promise<CheckedContent> | undefined;
  #due: ReadonlySet<string> = new Set();
  #waiting = 0;

  /** @param onChecked told when all is checked that was left for later: the next reading has it */
  constructor(readAnew: ReadContent, onChecked: () => void) {
    this.#readAnew = readAnew;
    this.#onChecked = onChecked;
  }

  read(): Promise<CheckedContent> {
    if (!this.#reading) {
      this.#reading = this.#readAnew(this.#due);
      void this.#checkRest(this.#reading);
    }
    return this.#reading;
  }

  /**
   * With all files checked that somebody wants of it, which are the first to be so from now on.
   *
   * @param filesOf what is wanted; of what was saved meanwhile that may be others
   */
  async readChecked(filesOf: (content: CheckedContent) => readonly string[]): Promise<CheckedContent> {
    for (;;) {
      const reading = this.read();
      const content = await reading;
      const files = filesOf(content);
      this.#due = new Set(files);
      if (!files.some((file) => content.unchecked.has(file))) return content;
      if (this.#reading === reading) this.forget();
    }
  }

  /** Does what somebody waits for. */
  async first<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#waiting += 1;
    try {
      return await work();
    } finally {
      this.#waiting -= 1;
    }
  }

  /** To be called when a file has changed. */
  forget(): void {
    this.#reading = undefined;
  }

  async #checkRest(reading: Promise<CheckedContent>): Promise<void> {
    const content = await reading.catch(() => undefined);
    // What failed once, as a folder may that is just being replaced, is tried again by whoever asks next.
    if (!content && this.#reading === reading) this.forget();
    if (!content || content.unchecked.size === 0) return;
    for (const judge of content.unchecked.values()) {
      await nextTurn();
      while (this.#waiting > 0) await sleep(PAUSE_MS);
      if (this.#reading !== reading) return;
      judge();
    }
    this.forget();
    this.#onChecked();
  }
}
