import type { KillableLambda } from './killable-lambda.ts';
import type { Random } from './seeded-random.ts';

const LONGEST_LIFE_MS = 400;
const MOST_ACCEPTANCES = 20;

/**
 * Kills processes while they work: some after a while, others at the very moment when SES has accepted a message
 * and has not answered for it yet.
 */
export class Killer {
  kills = 0;
  readonly #random: Random;
  readonly #most: number;
  #marked: { readonly lambda: KillableLambda; acceptances: number }[] = [];

  constructor(random: Random, most: number) {
    this.#random = random;
    this.#most = most;
  }

  mark(lambda: KillableLambda): void {
    if (this.#random() < 0.5) setTimeout(() => this.#kill(lambda), this.#random() * LONGEST_LIFE_MS);
    else this.#marked.push({ lambda, acceptances: 1 + Math.floor(this.#random() * MOST_ACCEPTANCES) });
  }

  noteAcceptance(): void {
    for (const mark of this.#marked) mark.acceptances -= 1;
    const due = this.#marked.filter(({ acceptances }) => acceptances <= 0);
    this.#marked = this.#marked.filter(({ acceptances }) => acceptances > 0);
    for (const { lambda } of due) this.#kill(lambda);
  }

  #kill(lambda: KillableLambda): void {
    if (this.kills === this.#most) return;
    // An idle process would be killed for nothing: it waits for its turn.
    if (!lambda.isBusy) {
      this.#marked.push({ lambda, acceptances: 1 });
      return;
    }
    this.kills += 1;
    lambda.kill();
  }
}
