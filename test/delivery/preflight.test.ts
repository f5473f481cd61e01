import { beforeEach, describe, expect, it } from '@jest/globals';
import { planIssue, type PlanPorts } from '../../src/delivery/plan-issue.ts';
import { MemoryChunks, MemoryQueue, MemoryRecords, MemorySubscribers } from './memory-stores.ts';

const DAY = '2025-06-10';
const AT = '2025-06-10T05:00:00.000Z';

let records: MemoryRecords;
let queue: MemoryQueue;
let subscribers: MemorySubscribers;
let ports: PlanPorts;
let quota: { maxSendRate: number; max24HourSend: number; sentLast24Hours: number };
let isSendingEnabled: boolean;
let clock: Date;

beforeEach(() => {
  records = new MemoryRecords();
  records.all.set(DAY, {
    meta: { id: DAY, revision: 1, contentHash: 'c', subject: '', preheader: '', from: '', publishedAt: AT },
    stage: { kind: 'ready' },
    version: 1,
  });
  queue = new MemoryQueue();
  subscribers = new MemorySubscribers();
  for (const id of ['Aann', 'Bbob', 'Ccat']) add(id);
  quota = { maxSendRate: 14, max24HourSend: 1_000, sentLast24Hours: 0 };
  isSendingEnabled = true;
  clock = new Date(AT);
  ports = {
    records,
    chunks: new MemoryChunks(),
    queue,
    subscribers,
    account: { loadQuota: async () => quota, isSendingEnabled: async () => isSendingEnabled },
    now: () => clock,
  };
});

function add(id: string): void {
  subscribers.add({ id, address: 'x@example.com', status: 'confirmed', since: AT });
}

const stage = () => records.all.get(DAY)?.stage.kind;
const queued = () => queue.enqueued.flatMap(({ subscriberIds }) => subscriberIds).toSorted();

describe('the pre-flight of a plan', () => {
  it('refuses the whole issue when the daily quota has no room for all, and lets it through when it has', async () => {
    quota = { ...quota, sentLast24Hours: 998 };
    expect(await planIssue(ports, DAY)).toMatchObject({
      kind: 'refused',
      reason: 'daily-quota',
      message: expect.stringContaining('1 too many'),
    });
    expect([stage(), queued()]).toEqual(['ready', []]);

    quota = { ...quota, sentLast24Hours: 997 };
    expect(await planIssue(ports, DAY)).toEqual({ kind: 'planned', planned: 3 });
    expect([stage(), queued()]).toEqual(['sending', ['Aann', 'Bbob', 'Ccat']]);
  });

  it('keeps the audience of the refused try', async () => {
    quota = { ...quota, sentLast24Hours: 998 };
    await planIssue(ports, DAY);
    add('Deve');
    quota = { ...quota, sentLast24Hours: 0 };
    expect(await planIssue(ports, DAY)).toEqual({ kind: 'planned', planned: 3 });
  });

  it('begins nothing with an audience that would be deleted while it is being sent', async () => {
    quota = { ...quota, sentLast24Hours: 998 };
    await planIssue(ports, DAY);
    quota = { ...quota, sentLast24Hours: 0 };
    const later = (days: number) => ({ ...ports, now: () => new Date(clock.getTime() + days * 86_400_000) });
    expect(await planIssue(later(28), DAY)).toMatchObject({
      kind: 'refused',
      reason: 'too-old',
      message: expect.stringContaining('Publish the digest for another day'),
    });
    expect(queued()).toEqual([]);
    expect(await planIssue(later(27), DAY)).toEqual({ kind: 'planned', planned: 3 });
  });

  it('does not refuse an issue that another planner has begun, and that is itself what fills the quota', async () => {
    const slow = {
      ...ports,
      account: { ...ports.account, loadQuota: async () => (await planIssue(ports, DAY), full) },
    };
    const full = { ...quota, sentLast24Hours: 999 };
    expect(await planIssue(slow, DAY)).toEqual({ kind: 'already-planned', planned: 3 });
    expect([stage(), queued()]).toEqual(['sending', ['Aann', 'Bbob', 'Ccat']]);
  });

  it('refuses an issue while sending is switched off, with nothing written down', async () => {
    isSendingEnabled = false;
    expect(await planIssue(ports, DAY)).toMatchObject({ kind: 'refused', reason: 'sending-disabled' });
    expect([stage(), await ports.chunks.last(DAY, 0), queued()]).toEqual(['ready', undefined, []]);

    isSendingEnabled = true;
    expect(await planIssue(ports, DAY)).toEqual({ kind: 'planned', planned: 3 });
  });

  it('begins nothing after the send-by time', async () => {
    clock = new Date('2025-06-10T07:00:00.001Z');
    const sendBy = '2025-06-10T09:00:00+02:00';
    expect(await planIssue(ports, DAY, { sendBy })).toMatchObject({ kind: 'refused', reason: 'late' });
    expect([stage(), queued()]).toEqual(['ready', []]);
    expect(await planIssue(ports, DAY, { sendBy: '2025-06-10T10:00:00+02:00' })).toMatchObject({
      kind: 'planned',
    });
  });

  it('finishes after the send-by time what was begun before it', async () => {
    const enqueue = queue.enqueue.bind(queue);
    queue.enqueue = async () => Promise.reject(new Error('killed'));
    const sendBy = '2025-06-10T09:00:00+02:00';
    await expect(planIssue(ports, DAY, { sendBy })).rejects.toThrow('killed');

    queue.enqueue = enqueue;
    clock = new Date('2025-06-10T07:00:00.001Z');
    expect(await planIssue(ports, DAY, { sendBy })).toEqual({ kind: 'planned', planned: 3 });
  });

  it('lets a planner of a killed run be late without holding up a correction', async () => {
    const { subscribers: real } = ports;
    ports = { ...ports, subscribers: { pageShard: async () => Promise.reject(new Error('killed')) } };
    await expect(planIssue(ports, DAY)).rejects.toThrow('killed');
    expect(stage()).toBe('planning');

    ports = { ...ports, subscribers: real };
    expect(await planIssue(ports, DAY, { sendBy: '2025-06-10T04:00:00Z' })).toMatchObject({ reason: 'late' });
    expect(stage()).toBe('ready');
  });

  it('gives notice of a likely sandbox, and plans all the same', async () => {
    quota = { ...quota, max24HourSend: 200 };
    expect(await planIssue(ports, DAY)).toMatchObject({
      kind: 'planned',
      planned: 3,
      notice: expect.stringContaining('SES sandbox'),
    });
  });

  it('fails when SES cannot be asked, and the issue is planned at the next try', async () => {
    const { account } = ports;
    ports = {
      ...ports,
      account: { ...account, loadQuota: async () => Promise.reject(new Error('no answer')) },
    };
    await expect(planIssue(ports, DAY)).rejects.toThrow('no answer');
    expect(queued()).toEqual([]);
    expect(await planIssue({ ...ports, account }, DAY)).toEqual({ kind: 'planned', planned: 3 });
  });
});
