/** A time that passes only when everybody waits. Whoever would be woken first is, and at the exact time. */
export class VirtualClock {
  #time: number;
  #waiting: { readonly at: number; readonly wake: () => void }[] = [];

  constructor(start: number) {
    this.#time = start;
  }

  get time(): number {
    return this.#time;
  }

  readonly now = (): Date => new Date(this.#time);

  readonly wait = (milliseconds: number): Promise<void> =>
    new Promise((wake) => this.#waiting.push({ at: this.#time + Math.max(0, milliseconds), wake }));

  /** Lets time pass until the work is done. */
  async run<Result>(work: Promise<Result>): Promise<Result> {
    let isOver = false;
    const over = work.finally(() => (isOver = true));
    over.catch(() => undefined);
    for (;;) {
      // Everything that can happen without time passing happens first.
      await new Promise((resolve) => setImmediate(resolve));
      if (isOver) return over;
      this.#wakeNext();
    }
  }

  #wakeNext(): void {
    const next = this.#waiting.reduce((a, b) => (b.at < a.at ? b : a), { at: Infinity, wake: () => {} });
    if (next.at === Infinity) throw new Error('Nobody waits for time to pass, and the work is not done');
    this.#waiting = this.#waiting.filter((one) => one !== next);
    this.#time = Math.max(this.#time, next.at);
    next.wake();
  }
}
