import { SHARD_COUNT } from '../subscribers/subscriber-id.ts';
import type { ChunkStore } from './chunk-store.ts';
import { chunksOfIssue } from './chunks-of-issue.ts';
import {
  refuseAge,
  refuseAudience,
  refusePlanning,
  sandboxNotice,
  type Refusal,
} from './decide-preflight.ts';
import { fillQueue, type FillQueuePorts } from './fill-queue.ts';
import { forEachConcurrently } from './for-each-concurrently.ts';
import type { IssueRecord, IssueStage, Pause } from './issue-record.ts';
import type { IssueRecords } from './issue-records.ts';
import { planShard, type PlanShardPorts } from './plan-shard.ts';
import type { SendAccount } from './send-account.ts';
import type { TimeLimit } from './time-limit.ts';
import { updateIssueRecord, type RecordDecision } from './update-issue-record.ts';

export interface PlanPorts extends PlanShardPorts, FillQueuePorts {
  readonly chunks: ChunkStore;
  readonly account: SendAccount;
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

/** The time was up. What is stored stands, and the next call goes on behind it. */
export interface UnfinishedPlan {
  readonly kind: 'unfinished';
}

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
  options: PlanOptions & TimeLimit,
): Promise<PlanResult | UnfinishedPlan>;
export async function planIssue(
  ports: PlanPorts,
  issueId: string,
  options?: PlanOptions,
): Promise<PlanResult>;
export async function planIssue(
  ports: PlanPorts,
  issueId: string,
  { sendBy, until }: PlanOptions & Partial<TimeLimit> = {},
): Promise<PlanResult | UnfinishedPlan> {
  const before = await ports.records.load(issueId);
  const tooOld = before && refuseAge(before, ports.now());
  if (tooOld) return { kind: 'refused', ...tooOld };
  if (before && !before.pause && before.stage.kind !== 'sending') {
    const isSendingEnabled = await ports.account.isSendingEnabled();
    const refusal = refusePlanning({ issueId, now: ports.now(), sendBy, isSendingEnabled });
    if (refusal) return refuse(ports.records, issueId, refusal);
  }
  const record = await beginPlanning(ports, issueId);
  if (!record) return { kind: 'no-issue' };
  if (record.pause) return { kind: 'paused', pause: record.pause };
  if (record.stage.kind === 'sending')
    return continueSending(ports, issueId, { sending: record.stage, until });

  const audience = await writeAudience(ports, issueId, until);
  if (audience === undefined) return { kind: 'unfinished' };
  const quota = await ports.account.loadQuota();
  const refusal = refuseAudience({ issueId, audience, quota });
  if (refusal) return refuse(ports.records, issueId, refusal);

  const notice = sandboxNotice(quota);
  const sending = await beginSending(ports, issueId, audience);
  const result = await continueSending(ports, issueId, { sending, until });
  return result.kind === 'planned' && notice !== undefined ? { ...result, notice } : result;
}

async function beginPlanning({ records, now }: PlanPorts, issueId: string): Promise<IssueRecord | undefined> {
  const begun = await updateIssueRecord(
    records,
    issueId,
    (record): RecordDecision<IssueRecord | undefined> =>
      record?.stage.kind === 'ready' && !record.pause
        ? { kind: 'save', record: { ...record, stage: planningAfter(record.stage, now()) } }
        : { kind: 'leave', because: record },
  );
  return begun.kind === 'saved' ? begun.record : begun.because;
}

// Chunks that an earlier planning has left are taken up, and are no younger for it.
function planningAfter({ audienceSince }: Extract<IssueStage, { kind: 'ready' }>, now: Date): IssueStage {
  return { kind: 'planning', since: audienceSince ?? now.toISOString() };
}

type Sending = Extract<IssueStage, { kind: 'sending' }>;

async function continueSending(
  ports: PlanPorts,
  issueId: string,
  { sending, until }: TimeLimit & { readonly sending: Sending },
) {
  const { planned, queue } = sending;
  if (queue.kind === 'filled') return { kind: 'already-planned', planned } as const;
  const isFilled = await fillQueue(ports, issueId, { from: queue.after, until });
  return isFilled ? ({ kind: 'planned', planned } as const) : ({ kind: 'unfinished' } as const);
}

/** @returns how many subscribers there are in it; undefined if the time was up before all were written down */
async function writeAudience(
  ports: PlanPorts,
  issueId: string,
  until: Date | undefined,
): Promise<number | undefined> {
  const shards = Array.from({ length: SHARD_COUNT }, (_, shard) => shard);
  let isComplete = true;
  await forEachConcurrently(shards, SHARDS_AT_ONCE, async (shard) => {
    if ((await planShard(ports, { issueId, shard, until })) === 'closed') return 'go-on';
    isComplete = false;
    return 'stop';
  });
  if (!isComplete) return undefined;
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
        ? { kind: 'save', record: { ...record, stage: { kind: 'ready', audienceSince: record.stage.since } } }
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
