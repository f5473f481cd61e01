import { SHARD_COUNT } from '../subscribers/subscriber-id.ts';
import type { ChunkQueue } from './chunk-queue.ts';
import type { ChunkPosition, ChunkStore } from './chunk-store.ts';
import { chunksOfIssue } from './chunks-of-issue.ts';
import { refuseAudience, refusePlanning, sandboxNotice, type Refusal } from './decide-preflight.ts';
import { forEachConcurrently } from './for-each-concurrently.ts';
import type { IssueRecord, IssueStage, Pause, QueueFill } from './issue-record.ts';
import type { IssueRecords } from './issue-records.ts';
import { planShard, type PlanShardPorts } from './plan-shard.ts';
import type { SendAccount } from './send-account.ts';
import { updateIssueRecord, type RecordDecision } from './update-issue-record.ts';

export interface PlanPorts extends PlanShardPorts {
  readonly records: IssueRecords;
  readonly chunks: ChunkStore;
  readonly queue: ChunkQueue;
  readonly account: SendAccount;
  readonly now: () => Date;
}

export interface PlanOptions {
  /** After it nothing is begun; RFC 3339. An issue that was begun before is finished. */
  readonly sendBy?: string;
}

export type PlanResult =
  /** `notice` is for the operator, and stops nothing. */
  | { readonly kind: 'planned'; readonly planned: number; readonly notice?: string }
  | { readonly kind: 'already-planned'; readonly planned: number }
  | { readonly kind: 'paused'; readonly pause: Pause }
  /** Nobody was written to, and the issue is READY still: a later call may do better. */
  | ({ readonly kind: 'refused' } & Refusal)
  | { readonly kind: 'no-issue' };

// Shards are planned independently. A few at a time hide the waiting and still hold only a page each.
const SHARDS_AT_ONCE = 8;

/**
 * Freezes the audience of a READY issue as chunks, then puts them on the queue. Every step either continues what
 * is stored or changes nothing, so that a second tick does no harm and a killed planner is simply run again;
 * nothing is put on the queue before the whole audience is stored. A chunk may be put there twice.
 *
 * Refused as a whole, before anybody is written to, if SES would not take it or its time is over.
 *
 * @throws RangeError if `sendBy` is not a time
 */
export async function planIssue(
  ports: PlanPorts,
  issueId: string,
  { sendBy }: PlanOptions = {},
): Promise<PlanResult> {
  const before = await ports.records.load(issueId);
  if (before && !before.pause && before.stage.kind !== 'sending') {
    const isSendingEnabled = await ports.account.isSendingEnabled();
    const refusal = refusePlanning({ issueId, now: ports.now(), sendBy, isSendingEnabled });
    if (refusal) return refuse(ports.records, issueId, refusal);
  }
  const record = await beginPlanning(ports, issueId);
  if (!record) return { kind: 'no-issue' };
  if (record.pause) return { kind: 'paused', pause: record.pause };
  if (record.stage.kind === 'sending') return continueSending(ports, issueId, record.stage);

  const audience = await writeAudience(ports, issueId);
  const quota = await ports.account.loadQuota();
  const refusal = refuseAudience({ issueId, audience, quota });
  if (refusal) return refuse(ports.records, issueId, refusal);

  const notice = sandboxNotice(quota);
  const sending = await beginSending(ports, issueId, audience);
  const result = await continueSending(ports, issueId, sending);
  return result.kind === 'planned' && notice !== undefined ? { ...result, notice } : result;
}

async function beginPlanning({ records, now }: PlanPorts, issueId: string): Promise<IssueRecord | undefined> {
  const begun = await updateIssueRecord(
    records,
    issueId,
    (record): RecordDecision<IssueRecord | undefined> =>
      record?.stage.kind === 'ready' && !record.pause
        ? { kind: 'save', record: { ...record, stage: { kind: 'planning', since: now().toISOString() } } }
        : { kind: 'leave', because: record },
  );
  return begun.kind === 'saved' ? begun.record : begun.because;
}

type Sending = Extract<IssueStage, { kind: 'sending' }>;

async function continueSending(ports: PlanPorts, issueId: string, sending: Sending) {
  const { planned, queue } = sending;
  if (queue.kind === 'filled') return { kind: 'already-planned', planned } as const;
  await fillQueue(ports, issueId, queue.after);
  return { kind: 'planned', planned } as const;
}

/** @returns how many subscribers there are in it */
async function writeAudience(ports: PlanPorts, issueId: string): Promise<number> {
  const shards = Array.from({ length: SHARD_COUNT }, (_, shard) => shard);
  await forEachConcurrently(shards, SHARDS_AT_ONCE, async (shard) => {
    await planShard(ports, issueId, shard);
    return 'go-on';
  });
  // Counted from what is stored: part of it may be another run's work.
  let planned = 0;
  for await (const chunk of chunksOfIssue(ports.chunks, issueId)) planned += chunk.subscriberIds.length;
  return planned;
}

// The chunks stay, and are the audience of the next try: counting before they are written would read every
// subscriber twice, and could count others than those who are then written to: docs/decisions/0008-*.md
async function refuse(records: IssueRecords, issueId: string, refusal: Refusal): Promise<PlanResult> {
  const update = await updateIssueRecord(
    records,
    issueId,
    (record): RecordDecision<IssueRecord | undefined> =>
      record?.stage.kind === 'planning'
        ? { kind: 'save', record: { ...record, stage: { kind: 'ready' } } }
        : { kind: 'leave', because: record },
  );
  const stage = update.kind === 'left' ? update.because?.stage : undefined;
  // Another planner was let through, and its messages may be what the quota has no room for any more.
  if (stage?.kind === 'sending') return { kind: 'already-planned', planned: stage.planned };
  return { kind: 'refused', ...refusal };
}

async function beginSending({ records, now }: PlanPorts, issueId: string, planned: number): Promise<Sending> {
  const stage: Sending = { kind: 'sending', since: now().toISOString(), planned, queue: { kind: 'filling' } };
  const begun = await updateIssueRecord(records, issueId, (record): RecordDecision<Sending> => {
    if (!record) throw new Error(`The record of issue ${issueId} was deleted while it was planned`);
    return record.stage.kind === 'sending'
      ? { kind: 'leave', because: record.stage }
      : { kind: 'save', record: { ...record, stage } };
  });
  return begun.kind === 'saved' ? stage : begun.because;
}

async function fillQueue(ports: PlanPorts, issueId: string, from: ChunkPosition | undefined): Promise<void> {
  let after = from;
  do {
    const page = await ports.chunks.page(issueId, after);
    await ports.queue.enqueue(page.chunks.filter(({ subscriberIds }) => subscriberIds.length > 0));
    after = page.next;
    // Saved after the chunks are on the queue. The other way round a crash would lose them.
    await saveFill(ports.records, issueId, after ? { kind: 'filling', after } : { kind: 'filled' });
  } while (after);
}

async function saveFill(records: IssueRecords, issueId: string, queue: QueueFill): Promise<void> {
  await updateIssueRecord(records, issueId, (record): RecordDecision<undefined> => {
    // Another planner may be further on. Going back would be harmless, but never end.
    if (record?.stage.kind !== 'sending' || !isFurther(queue, record.stage.queue)) {
      return { kind: 'leave', because: undefined };
    }
    return { kind: 'save', record: { ...record, stage: { ...record.stage, queue } } };
  });
}

function isFurther(a: QueueFill, b: QueueFill): boolean {
  if (b.kind === 'filled') return false;
  if (a.kind === 'filled' || !b.after) return true;
  if (!a.after) return false;
  return a.after.shard === b.after.shard ? a.after.seq > b.after.seq : a.after.shard > b.after.shard;
}
