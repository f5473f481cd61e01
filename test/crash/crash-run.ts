import { performance } from 'node:perf_hooks';
import type { SesFaultInput } from '../../src/local/ses-faults.ts';
import { QueueDriver } from '../../src/local/queue-driver.ts';
import { accountOf, type Account } from './account.ts';
import type { CrashWorld } from './crash-world.ts';
import { KillableLambda } from './killable-lambda.ts';
import { planWithKills } from './plan-with-kills.ts';
import { pick, seededRandom, type Random } from './seeded-random.ts';

export interface CrashRunOptions {
  readonly issueId: string;
  readonly seed: number;
  /** How many times a sender is to be killed; fewer if the issue is done before. */
  readonly senderKills: number;
  readonly plannerKills: number;
  readonly faults: boolean;
}

export interface CrashFigures extends Account {
  readonly senderKills: number;
  readonly plannerKills: number;
}

const SENDERS = 2;
const DELIVERIES_AT_ONCE = 4;
const VISIBILITY_MS = 500;
// Kills wear deliveries out; that a chunk is not lost with the last of them is the sweep's part.
const MAX_RECEIVES = 10_000;

/** Plans and sends an issue in processes that are killed all the time, until nothing is left to do. */
export async function crashRun(world: CrashWorld, options: CrashRunOptions): Promise<CrashFigures> {
  const { issueId } = options;
  const random = seededRandom(options.seed);
  await world.publish(issueId);

  const killer = new Killer(random, options.senderKills);
  const { lambda: file } = world.files;
  const senders = Array.from(
    { length: SENDERS },
    () => new KillableLambda({ file, env: world.env, onReady: (sender) => killer.mark(sender) }),
  );
  const stopWatching = world.services.inbox.onMessage(() => killer.noteAcceptance());
  const queue = new QueueDriver({
    handler: (event) => pick(random, senders).invoke(event),
    visibilityMs: VISIBILITY_MS,
    maxReceives: MAX_RECEIVES,
    concurrency: DELIVERIES_AT_ONCE,
    clock: () => performance.now(),
  });
  const endFaults = options.faults ? makeFaults(world, random) : () => {};
  try {
    const plannerKills = await planWithKills({
      file: world.files.planner,
      env: { ...world.env, ISSUE_ID: issueId },
      // Sent at once, while the planner is still at work or already dead.
      enqueue: async (chunks) => {
        await queue.enqueue(chunks);
        void queue.drain();
      },
      lives: Array.from({ length: options.plannerKills }, () => random() * LONGEST_PLANNER_LIFE_MS),
    });
    await queue.drain();
    return { ...(await accountOf(world, issueId)), plannerKills, senderKills: killer.kills };
  } finally {
    endFaults();
    stopWatching();
    for (const sender of senders) sender.close();
  }
}

const LONGEST_PLANNER_LIFE_MS = 500;
const LONGEST_SENDER_LIFE_MS = 400;
const MOST_ACCEPTANCES = 20;

/** Kills senders: some after a while, others at the very moment when a message was accepted and not yet answered for. */
class Killer {
  kills = 0;
  readonly #random: Random;
  readonly #most: number;
  #marked: { readonly sender: KillableLambda; acceptances: number }[] = [];

  constructor(random: Random, most: number) {
    this.#random = random;
    this.#most = most;
  }

  mark(sender: KillableLambda): void {
    if (this.#random() < 0.5) setTimeout(() => this.#kill(sender), this.#random() * LONGEST_SENDER_LIFE_MS);
    else this.#marked.push({ sender, acceptances: 1 + Math.floor(this.#random() * MOST_ACCEPTANCES) });
  }

  noteAcceptance(): void {
    for (const mark of this.#marked) mark.acceptances -= 1;
    for (const { sender, acceptances } of this.#marked) if (acceptances === 0) this.#kill(sender);
    this.#marked = this.#marked.filter(({ acceptances }) => acceptances > 0);
  }

  #kill(sender: KillableLambda): void {
    if (this.kills === this.#most || !sender.isBusy) return;
    this.kills += 1;
    sender.kill();
  }
}

const FAULT_EVERY_MS = 40;
const FAULTS: readonly SesFaultInput[] = [
  { kind: 'throttle' },
  { kind: 'error-500' },
  { kind: 'accept-then-500' },
  { kind: 'accept-then-reset' },
  { kind: 'accept-then-hang' },
  { kind: 'slow', ms: 100 },
];

function makeFaults({ services: { faults } }: CrashWorld, random: Random): () => void {
  const timer = setInterval(() => faults.add(pick(random, FAULTS)), FAULT_EVERY_MS);
  return () => {
    clearInterval(timer);
    faults.clear();
  };
}
