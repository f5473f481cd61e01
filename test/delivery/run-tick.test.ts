import { beforeEach, describe, expect, it } from '@jest/globals';
import { createHandler } from '../../lambdas/plan.ts';
import { composeDay } from '../../src/delivery/compose-day.ts';
import { runTick, type TickPorts } from '../../src/delivery/run-tick.ts';
import { aDropWorld, articlePath, DAY, type DropWorld } from './drop-world.ts';
import { MemoryChunks, MemoryQueue, MemorySubscribers } from './memory-stores.ts';

interface World extends DropWorld, Pick<TickPorts, 'account'> {
  readonly subscribers: MemorySubscribers;
  readonly chunks: MemoryChunks;
  readonly queue: MemoryQueue;
}

let quota = { maxSendRate: 14, max24HourSend: -1, sentLast24Hours: 0 };

function aWorld(settings: Record<string, unknown> = {}): World {
  const subscribers = new MemorySubscribers();
  for (const id of ['Aada', 'Bgrace', 'Cjun'])
    subscribers.add({ id, address: 'x@example.com', status: 'confirmed', since: '2025-01-01T00:00:00.000Z' });
  return {
    ...aDropWorld(settings),
    subscribers,
    chunks: new MemoryChunks(),
    queue: new MemoryQueue(),
    account: { loadQuota: async () => quota, isSendingEnabled: async () => true },
  };
}

let world: World;
beforeEach(() => {
  quota = { maxSendRate: 14, max24HourSend: -1, sentLast24Hours: 0 };
  world = aWorld();
});

async function tickAt(time: string) {
  world.setTime(time);
  return (await runTick(world)).kind;
}

const events = () => world.logged.map(([event]) => event);
const queued = () => world.queue.enqueued.flatMap(({ subscriberIds }) => subscriberIds);

describe('the ticks of a day', () => {
  it('compose, publish and begin the issue at the send time, and not before', async () => {
    world.drops.add('port-strike');
    expect(await tickAt('17:25')).toBe('too-early');
    expect(queued()).toEqual([]);
    expect(await tickAt('17:30')).toBe('planned');
    expect(queued()).toHaveLength(3);
    expect(world.logged).toContainEqual(['issue.plan.finished', { day: DAY, planned: 3 }]);
  });

  it('begin it once, when the scheduler fires twice', async () => {
    world.drops.add('port-strike');
    expect(await tickAt('17:30')).toBe('planned');
    expect(await tickAt('17:30')).toBe('already');
    expect(world.records.all.get(DAY)?.meta.revision).toBe(1);
    expect(queued()).toHaveLength(3);
  });

  it('have one audience when the scheduler fires twice at the same time', async () => {
    world.drops.add('port-strike');
    world.setTime('17:30');
    await Promise.all([runTick(world), runTick(world)]);
    expect(world.issues.all.size).toBe(1);
    expect(new Set(queued()).size).toBe(3);
    expect(world.chunks.audience()).toHaveLength(3);
  });

  it('say once that there is no issue ready at send time, and take one that comes before the send-by time', async () => {
    for (const time of ['17:30', '17:35', '17:40']) expect(await tickAt(time)).toBe('no-issue');
    expect(events()).toEqual(['issue.day.skipped', 'issue.day.empty']);
    expect(world.notes.all.map(({ kind }) => kind)).toEqual(['skipped', 'no-issue']);
    world.drops.add('port-strike');
    expect(await tickAt('17:45')).toBe('planned');
  });

  it('say that there is no issue when errors have stopped the day', async () => {
    world = aWorld({ compose: { badArticle: 'stop-day' } });
    world.drops.files.set(articlePath('broken'), '{');
    expect(await tickAt('17:30')).toBe('no-issue');
    expect(events()).toEqual(['drop.article.bad', 'issue.day.stopped', 'issue.day.empty']);
  });

  it('begin nothing late, past send-by, and say so once', async () => {
    world.drops.add('port-strike');
    await composeDay(world, DAY);
    for (const time of ['19:31', '19:35']) expect(await tickAt(time)).toBe('late');
    expect(queued()).toEqual([]);
    expect(events().filter((event) => event === 'issue.day.late')).toHaveLength(1);
    expect(world.notes.all).toMatchObject([{ kind: 'late', text: expect.stringContaining('--now') }]);
    expect(world.mails).toHaveLength(1);
  });

  it('say that there was no issue when none of them came in time', async () => {
    expect(await tickAt('19:31')).toBe('late');
    expect(events()).toEqual(['issue.day.empty']);
  });

  it('say once why the pre-flight lets nothing out, and begin when it does', async () => {
    world.drops.add('port-strike');
    quota = { ...quota, max24HourSend: 2 };
    for (const time of ['17:30', '17:35']) expect(await tickAt(time)).toBe('refused');
    expect(events().filter((event) => event === 'issue.plan.refused')).toHaveLength(1);
    expect(world.mails).toHaveLength(1);
    expect(queued()).toEqual([]);
    quota = { ...quota, max24HourSend: 200 };
    expect(await tickAt('17:40')).toBe('planned');
  });

  it('do not send what somebody has paused', async () => {
    world.drops.add('port-strike');
    quota = { ...quota, max24HourSend: 2 };
    await tickAt('17:30');
    const record = world.records.all.get(DAY)!;
    world.records.all.set(DAY, { ...record, pause: { reason: 'operator', since: '' } });
    expect(await tickAt('17:35')).toBe('paused');
  });

  it('begin an issue after midnight that was moved to late in the evening, and today’s at its own time', async () => {
    world.drops.add('port-strike');
    await composeDay(world, DAY);
    const record = world.records.all.get(DAY)!;
    world.records.all.set(DAY, { ...record, sendAt: '2025-06-10T22:58:00.000Z', version: 2 });
    expect(await tickAt('23:55')).toBe('too-early');
    const night = { ...world, now: () => new Date('2025-06-11T00:00:00+01:00') };
    const after = { day: '2025-06-11', kind: 'too-early' };
    expect(await runTick(night)).toEqual({ ...after, yesterday: 'planned' });
    expect(queued()).toHaveLength(3);
    expect(await runTick(night)).toEqual(after);
  });

  it('say after midnight that such an issue was not begun', async () => {
    world.drops.add('port-strike');
    await composeDay(world, DAY);
    const record = world.records.all.get(DAY)!;
    world.records.all.set(DAY, { ...record, sendAt: '2025-06-10T22:58:00.000Z', version: 2 });
    const tick = () => runTick({ ...world, now: () => new Date('2025-06-11T02:00:00+01:00') });
    expect([await tick(), await tick()]).toMatchObject([{ yesterday: 'late' }, { yesterday: 'late' }]);
    expect(world.notes.all).toMatchObject([{ day: DAY, kind: 'late' }]);
    expect(queued()).toEqual([]);
  });

  it('look at today’s issue, too, while yesterday’s is still refused', async () => {
    world = aWorld({ sendTime: '23:30', weekdays: ['mon', 'tue', 'wed'] });
    world.drops.add('port-strike');
    await composeDay(world, DAY);
    quota = { ...quota, max24HourSend: 2 };
    const night = { ...world, now: () => new Date('2025-06-11T00:30:00+01:00') };
    expect(await runTick(night)).toEqual({ day: '2025-06-11', kind: 'too-early', yesterday: 'refused' });
  });

  it('leave the rest of the planning to the next one before Lambda ends them', async () => {
    for (let n = 0; n < 120; n++)
      world.subscribers.add({
        ...{ id: `D${String(n).padStart(3, '0')}`, address: 'x@example.com' },
        ...{ status: 'confirmed', since: '2025-01-01T00:00:00.000Z' },
      });
    world.drops.add('port-strike');
    world.setTime('17:30');
    const tick = createHandler(world);
    const left = (milliseconds: number) => ({ getRemainingTimeInMillis: () => milliseconds });
    expect(await tick({}, left(59_000))).toEqual({ day: DAY, kind: 'unfinished' });
    expect(queued()).toEqual([]);
    expect(await tick({}, left(600_000))).toEqual({ day: DAY, kind: 'planned' });
    expect(new Set(queued()).size).toBe(123);
  });

  it('write a note of what failed all over again when they were killed before it was stored', async () => {
    const save = world.notes.save.bind(world.notes);
    world.notes.save = () => Promise.reject(new Error('killed'));
    await expect(tickAt('17:30')).rejects.toThrow('killed');
    world.notes.save = save;
    expect(await tickAt('17:35')).toBe('no-issue');
    expect(events()).toEqual(['issue.day.skipped', 'issue.day.skipped', 'issue.day.empty']);
  });
});
