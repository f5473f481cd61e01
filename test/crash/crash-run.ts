import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chunk } from '../../src/delivery/chunk.ts';
import { QueueDriver } from '../../src/local/queue-driver.ts';
import type { SesEvent } from '../../src/local/ses-event.ts';
import { snsNotification, type SnsNotification } from '../../src/local/sns-notification.ts';
import { accountOf, type Account } from './account.ts';
import type { CrashWorld } from './crash-world.ts';
import { KillableLambda } from './killable-lambda.ts';
import { Killer } from './killer.ts';
import { makeFaults } from './make-faults.ts';
import { runWithKills, type Job } from './run-job.ts';
import { pick, seededRandom, type Random } from './seeded-random.ts';

export interface CrashRunOptions {
  readonly issueId: string;
  readonly seed: number;
  /** How many times processes that send or record are killed; fewer if the issue is done before. */
  readonly kills: number;
  readonly plannerKills: number;
  readonly hasFaults: boolean;
  /** Whether SES tells what it accepted: some of it twice, late and out of order, but all of it. */
  readonly hasEvents: boolean;
}

export interface CrashFigures extends Account {
  readonly seed: number;
  readonly senderKills: number;
  readonly feedbackKills: number;
  readonly plannerKills: number;
  readonly sweepKills: number;
  readonly sweeps: number;
  readonly seconds: number;
}

const SENDERS = 2;
const QUEUE = { visibilityMs: 500, clock: () => performance.now() };
// So few that kills wear some deliveries out: the sweep must find those chunks again.
const MAX_RECEIVES = 6;

/** Plans, sends and sweeps an issue in processes that are killed all the time, until everybody is accounted for. */
export async function crashRun(world: CrashWorld, options: CrashRunOptions): Promise<CrashFigures> {
  const { issueId, seed, hasEvents } = options;
  const start = performance.now();
  const random = seededRandom(seed);
  const lives = (count: number) => Array.from({ length: count }, () => random() * LONGEST_JOB_MS);
  await world.publish(issueId);

  const sending = new Killer(random, options.kills);
  const recording = new Killer(random, hasEvents ? Math.ceil(options.kills / 6) : 0);
  const senders = Array.from({ length: SENDERS }, () => startLambda(world, 'send-chunk', sending));
  const recorder = startLambda(world, 'feedback', recording);
  const chunks = new QueueDriver<Chunk>({
    ...QUEUE,
    handler: (event) => pick(random, senders).invoke(event),
    maxReceives: MAX_RECEIVES,
    concurrency: 4,
  });
  // An event that is lost would be news of another kind: these are delivered as often as it takes.
  const events = new QueueDriver<SnsNotification>({
    ...QUEUE,
    handler: (event) => recorder.invoke(event),
    maxReceives: Infinity,
    concurrency: 4,
  });
  const job: Job = {
    file: world.files.job,
    env: world.env,
    // Worked on at once, while the job goes on or is already dead.
    enqueue: async (some) => {
      await chunks.enqueue(some);
      void chunks.drain();
    },
  };
  const stopWatching = world.inbox.onMessage(() => {
    sending.noteAcceptance();
    recording.noteAcceptance();
  });
  world.onEvent = hasEvents ? (event) => publishLate(events, random, event) : () => {};
  const endFaults = options.hasFaults ? makeFaults(world.faults, random) : () => {};
  try {
    const planned = await runWithKills(
      { ...job, env: { ...world.env, ISSUE_ID: issueId } },
      lives(options.plannerKills),
    );
    let sweeps = 0;
    let sweepKills = 0;
    let account = await accountOf(world, issueId);
    while (!account.done) {
      if (performance.now() - start > GIVE_UP_MS)
        throw new Error(`Not done: ${JSON.stringify({ ...account, lost: account.lost.length })}`);
      await chunks.drain();
      await events.drain();
      sweepKills += (await runWithKills(job, lives(sweeps % 3 === 0 ? 1 : 0))).kills;
      sweeps += 1;
      await sleep(LATEST_EVENT_MS);
      account = await accountOf(world, issueId);
    }
    return {
      ...account,
      seed,
      senderKills: sending.kills,
      feedbackKills: recording.kills,
      plannerKills: planned.kills,
      sweepKills,
      sweeps,
      seconds: (performance.now() - start) / 1_000,
    };
  } finally {
    endFaults();
    stopWatching();
    world.onEvent = () => {};
    await Promise.all([chunks.stop(), events.stop()]);
    for (const lambda of [...senders, recorder]) lambda.close();
  }
}

const LONGEST_JOB_MS = 500;
const LATEST_EVENT_MS = 300;
const GIVE_UP_MS = 180_000;

function startLambda(world: CrashWorld, handler: 'send-chunk' | 'feedback', killer: Killer): KillableLambda {
  return new KillableLambda({
    file: world.files.lambda,
    env: { ...world.env, HANDLER: handler },
    onReady: (lambda) => killer.mark(lambda),
  });
}

function publishLate(queue: QueueDriver<SnsNotification>, random: Random, event: SesEvent): void {
  const times = random() < 0.2 ? 2 : 1;
  for (let time = 0; time < times; time++) {
    setTimeout(() => {
      void queue.enqueue([snsNotification(event, { id: randomUUID(), time: new Date().toISOString() })]);
      void queue.drain();
    }, random() * LATEST_EVENT_MS);
  }
}
