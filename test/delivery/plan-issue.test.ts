import { beforeEach, describe, expect, it } from '@jest/globals';
import { planIssue, type PlanPorts } from '../../src/delivery/plan-issue.ts';
import { subscriberId } from '../../src/subscribers/subscriber-id.ts';
import type { SubscriberStatus } from '../../src/subscribers/subscriber.ts';
import { MemoryChunks, MemoryQueue, MemoryRecords, MemorySubscribers } from './memory-stores.ts';

const DAY = '2025-06-10';
const AT = '2025-06-10T05:00:00.000Z';

const ACCOUNT = {
  loadQuota: async () => ({ maxSendRate: 14, max24HourSend: -1, sentLast24Hours: 0 }),
  isSendingEnabled: async () => true,
};

interface World extends PlanPorts {
  readonly records: MemoryRecords;
  readonly chunks: MemoryChunks;
  readonly queue: MemoryQueue;
  readonly subscribers: MemorySubscribers;
}

function newWorld(): World {
  const records = new MemoryRecords();
  records.all.set(DAY, {
    meta: { id: DAY, revision: 1, contentHash: 'c', subject: '', preheader: '', from: '', publishedAt: AT },
    stage: { kind: 'ready' },
    version: 1,
  });
  return {
    records,
    chunks: new MemoryChunks(),
    queue: new MemoryQueue(),
    subscribers: new MemorySubscribers(),
    account: ACCOUNT,
    now: () => new Date(AT),
  };
}

function addSubscriber(world: World, id: string, status: SubscriberStatus = 'confirmed'): string {
  world.subscribers.add({ id, address: 'x@example.com', status, since: AT });
  return id;
}

/** Subscribers over all shards, and 121 more in one of them. */
function addMany(world: World): readonly string[] {
  const spread = Array.from({ length: 100 }, (_, n) => subscriberId('k'.repeat(32), `r${n}@example.com`));
  const crowded = Array.from({ length: 121 }, (_, n) => `B${String(n).padStart(21, '0')}`);
  return [...spread, ...crowded].map((id) => addSubscriber(world, id)).toSorted();
}

const queued = (world: World) => [
  ...new Set(world.queue.enqueued.flatMap(({ subscriberIds }) => subscriberIds)),
];

let world: World;
beforeEach(() => {
  world = newWorld();
});

describe('planIssue', () => {
  it('puts every confirmed subscriber into one chunk, and every chunk on the queue', async () => {
    const ids = addMany(world);
    expect(await planIssue(world, DAY)).toEqual({ kind: 'planned', planned: 221 });
    expect(world.chunks.audience().toSorted()).toEqual(ids);
    expect(queued(world).toSorted()).toEqual(ids);
    expect(world.queue.enqueued.every(({ subscriberIds }) => subscriberIds.length <= 50)).toBe(true);
  });

  it('leaves out who is not confirmed', async () => {
    addSubscriber(world, 'Aconfirmed');
    addSubscriber(world, 'Apending', 'pending');
    addSubscriber(world, 'Aunsubscribed', 'unsubscribed');
    addSubscriber(world, 'Asuppressed', 'suppressed');
    expect(await planIssue(world, DAY)).toEqual({ kind: 'planned', planned: 1 });
    expect(world.chunks.audience()).toEqual(['Aconfirmed']);
  });

  it('leaves out whose pause is not over', async () => {
    const confirmed = { address: 'x@example.com', status: 'confirmed', since: AT } as const;
    const after = new Date(Date.parse(AT) + 1).toISOString();
    world.subscribers.add({ id: 'Apaused', ...confirmed, pausedUntil: after });
    world.subscribers.add({ id: 'Aback', ...confirmed, pausedUntil: AT });
    expect(await planIssue(world, DAY)).toEqual({ kind: 'planned', planned: 1 });
    expect(world.chunks.audience()).toEqual(['Aback']);
  });

  it('puts nothing on the queue before the whole audience is stored', async () => {
    addMany(world);
    const enqueue = world.queue.enqueue.bind(world.queue);
    const stages: unknown[] = [];
    world.queue.enqueue = async (chunks) => {
      stages.push([
        world.chunks.sorted().filter((one) => one.closesShard).length,
        world.records.all.get(DAY)?.stage.kind,
      ]);
      await enqueue(chunks);
    };
    await planIssue(world, DAY);
    expect([...new Set(stages.map((stage) => JSON.stringify(stage)))]).toEqual(['[64,"sending"]']);
  });

  it('does nothing at the second tick', async () => {
    addMany(world);
    await planIssue(world, DAY);
    const enqueued = world.queue.enqueued.length;
    const version = world.records.all.get(DAY)?.version;
    addSubscriber(world, 'Zlate');
    expect(await planIssue(world, DAY)).toEqual({ kind: 'already-planned', planned: 221 });
    expect(world.queue.enqueued).toHaveLength(enqueued);
    expect(world.records.all.get(DAY)?.version).toBe(version);
  });

  it('has one audience when two ticks come at the same time', async () => {
    const ids = addMany(world);
    await Promise.all([planIssue(world, DAY), planIssue(world, DAY), planIssue(world, DAY)]);
    expect(world.chunks.audience().toSorted()).toEqual(ids);
    expect(queued(world).toSorted()).toEqual(ids);
  });

  it('plans an issue for nobody', async () => {
    expect(await planIssue(world, DAY)).toEqual({ kind: 'planned', planned: 0 });
    expect(world.queue.enqueued).toEqual([]);
  });

  it('begins nothing for a day without an issue', async () => {
    expect(await planIssue(world, '1999-01-01')).toEqual({ kind: 'no-issue' });
  });

  it('begins nothing while the issue is paused', async () => {
    const pause = { reason: 'operator', since: AT } as const;
    world.records.all.set(DAY, { ...world.records.all.get(DAY)!, pause });
    expect(await planIssue(world, DAY)).toEqual({ kind: 'paused', pause });
    expect(world.records.all.get(DAY)?.stage.kind).toBe('ready');
  });
});

describe('a planner whose time is limited', () => {
  /** Every look at the clock takes a second. */
  function ticking(): void {
    let at = Date.parse(AT);
    world = { ...world, now: () => new Date((at += 1_000)) };
  }
  const until = (seconds: number) => ({ until: new Date(Date.parse(AT) + seconds * 1_000) });

  it('stops before it is up, with nothing on the queue until the whole audience is stored', async () => {
    addMany(world);
    ticking();
    expect(await planIssue(world, DAY, until(40))).toEqual({ kind: 'unfinished' });
    expect(world.records.all.get(DAY)?.stage.kind).toBe('planning');
    expect(world.chunks.audience().length).toBeGreaterThan(0);
    expect(world.queue.enqueued).toEqual([]);
  });

  it('is gone on with by the next one, and nobody is planned twice or left out', async () => {
    const ids = addMany(world);
    ticking();
    const kinds: string[] = [];
    // Its time is up at once each time: a run gets on by one step for each of its eight hands, or it would never end.
    while (kinds.at(-1) !== 'planned') kinds.push((await planIssue(world, DAY, until(0))).kind);
    expect(new Set(kinds)).toEqual(new Set(['unfinished', 'planned']));
    expect(world.chunks.audience().toSorted()).toEqual(ids);
    expect(world.queue.enqueued.flatMap(({ subscriberIds }) => subscriberIds).toSorted()).toEqual(ids);
    expect(world.records.all.get(DAY)?.stage).toMatchObject({ planned: 221, queue: { kind: 'filled' } });
  });

  it('stops between two pages of the queue, too, and writes down how far it has come', async () => {
    addMany(world);
    const enqueue = world.queue.enqueue.bind(world.queue);
    world.queue.enqueue = async (chunks) => {
      ticking();
      await enqueue(chunks);
    };
    const limited = { ...world, now: () => world.now() };
    expect(await planIssue(limited, DAY, until(1))).toEqual({ kind: 'unfinished' });
    expect(world.records.all.get(DAY)?.stage).toMatchObject({
      kind: 'sending',
      queue: { kind: 'filling', after: { shard: expect.any(Number) } },
    });
    expect(await planIssue(limited, DAY)).toMatchObject({ kind: 'planned' });
  });
});

describe('a planner that is killed', () => {
  // Counts every call of a port, and ends the run at one of them: before it had effect, or after.
  function killAt(step: number, moment: 'before' | 'after'): PlanPorts {
    let calls = 0;
    const deadly = <Port extends object>(port: Port): Port =>
      new Proxy(port, {
        get: (target, name) => {
          const method: unknown = Reflect.get(target, name);
          if (typeof method !== 'function') return method;
          return async (...args: unknown[]): Promise<unknown> => {
            const mine = calls++;
            if (mine > step || (mine === step && moment === 'before')) throw new Error('killed');
            const answer: unknown = await method.apply(target, args);
            if (mine === step) throw new Error('killed');
            return answer;
          };
        },
      });
    const { records, chunks, queue, subscribers, account, now } = world;
    return {
      records: deadly(records),
      chunks: deadly(chunks),
      queue: deadly(queue),
      subscribers: deadly(subscribers),
      account: deadly(account),
      now,
    };
  }

  it('can be run again, whichever step it was killed at, and wherever the audience has changed meanwhile', async () => {
    let survived = false;
    let kills = 0;
    for (let step = 0; !survived; step++) {
      for (const moment of ['before', 'after'] as const) {
        world = newWorld();
        const ids = addMany(world);
        survived = await planIssue(killAt(step, moment), DAY).then(
          () => true,
          () => false,
        );
        if (survived) continue;
        kills += 1;
        // Somebody is confirmed between the two runs: in the audience or not, but never twice, and nobody else moves.
        addSubscriber(world, 'B000000000000000000050x');
        await planIssue(world, DAY);

        const audience = world.chunks.audience();
        const context = `${moment} step ${step}`;
        expect({ context, missing: ids.filter((id) => !audience.includes(id)) }).toEqual({
          context,
          missing: [],
        });
        expect({ context, twice: audience.length - new Set(audience).size }).toEqual({ context, twice: 0 });
        expect({ context, queued: queued(world).toSorted() }).toEqual({
          context,
          queued: audience.toSorted(),
        });
        expect(world.records.all.get(DAY)?.stage).toMatchObject({
          planned: audience.length,
          queue: { kind: 'filled' },
        });
      }
    }
    expect(kills).toBeGreaterThan(200);
  });
});
