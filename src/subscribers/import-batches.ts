import { IMPORT_BATCH } from './subscriber-import-store.ts';

/** Batches that are worked on at once. */
const BATCHES_AT_ONCE = 8;

/** Collects things into batches and works on several at a time; whoever adds waits while all hands are full. */
export class ImportBatches<Thing> {
  readonly #work: (batch: readonly Thing[]) => Promise<void>;
  readonly #underWay = new Set<Promise<void>>();
  #open: Thing[] = [];

  constructor(work: (batch: readonly Thing[]) => Promise<void>) {
    this.#work = work;
  }

  /** @throws whatever the work on an earlier batch has thrown */
  async add(thing: Thing): Promise<void> {
    this.#open.push(thing);
    if (this.#open.length === IMPORT_BATCH) await this.#start();
  }

  /** @throws whatever the work on a batch has thrown */
  async finish(): Promise<void> {
    if (this.#open.length > 0) await this.#start();
    await Promise.all(this.#underWay);
  }

  /** When nothing is under way any more, however it ended: a store may be closed then. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#underWay);
  }

  async #start(): Promise<void> {
    while (this.#underWay.size >= BATCHES_AT_ONCE) await Promise.race(this.#underWay);
    const batch = this.#open;
    this.#open = [];
    // One that failed stays among those under way, so that whoever waits next learns of it.
    const started = this.#work(batch).then(() => void this.#underWay.delete(started));
    this.#underWay.add(started);
    // Without it a second failure would end the process before anybody waits for it.
    started.catch(() => undefined);
  }
}
