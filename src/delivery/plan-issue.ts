import { SHARD_COUNT } from '../subscribers/subscriber-id.ts';
import type { Chunk } from './chunk.ts';
import type { ChunkQueue } from './chunk-queue.ts';
import type { ChunkStore } from './chunk-store.ts';
import { chunksOfShard } from './chunks-of-shard.ts';
import { forEachConcurrently } from './for-each-concurrently.ts';
import type { IssueRecord, IssueStage, Pause } from './issue-record.ts';
import type { IssueRecords } from './issue-records.ts';
import { planShard, type PlanShardPorts } from './plan-shard.ts';
import { updateIssueRecord, type RecordDecision } from './update-issue-record.ts';

export interface PlanPorts extends PlanShardPorts {
  readonly records: IssueRecords;
  readonly chunks: ChunkStore;
  readonly queue: ChunkQueue;
  readonly now: () => Date;
}

export type PlanResult =
  | { readonly kind: 'planned'; readonly planned: number }
  | { readonly kind: 'already-planned'; readonly planned: number }
  | { readonly kind: 'paused'; readonly pause: Pause }
  | { readonly kind: 'no-issue' };

// Shards are planned independently. A few at a time hide the waiting and still hold only a page each.
const SHARDS_AT_ONCE = 4;

/**
 * Freezes the audience of a READY issue as chunks, then puts them on the queue. Every step either continues what
 * is stored or changes nothing, so that a second tick does no harm and a killed planner is simply run again;
 * nothing is put on the queue before the whole audience is stored. A chunk may be put there twice.
 */
export async function planIssue(ports: PlanPorts, issueId: string): Promise<PlanResult> {
  const record = await beginPlanning(ports, issueId);
  if (!record) return { kind: 'no-issue' };
  if (record.pause) return { kind: 'paused', pause: record.pause };

  const sending = record.stage.kind === 'sending' ? record.stage : await writeAudience(ports, issueId);
  if (sending.nextShard === SHARD_COUNT) return { kind: 'already-planned', planned: sending.planned };

  for (let shard = sending.nextShard; shard < SHARD_COUNT; shard++) {
    await enqueueShard(ports, issueId, shard);
  }
  return { kind: 'planned', planned: sending.planned };
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

async function writeAudience(ports: PlanPorts, issueId: string): Promise<Sending> {
  const shards = Array.from({ length: SHARD_COUNT }, (_, shard) => shard);
  let planned = 0;
  await forEachConcurrently(shards, SHARDS_AT_ONCE, async (shard) => {
    await planShard(ports, issueId, shard);
    // Counted from what is stored: part of it may be another run's work.
    for await (const chunk of chunksOfShard(ports.chunks, issueId, shard)) {
      planned += chunk.subscriberIds.length;
    }
    return 'go-on';
  });
  return beginSending(ports, issueId, planned);
}

async function beginSending({ records, now }: PlanPorts, issueId: string, planned: number): Promise<Sending> {
  const stage: Sending = { kind: 'sending', since: now().toISOString(), planned, nextShard: 0 };
  const begun = await updateIssueRecord(records, issueId, (record): RecordDecision<Sending> => {
    if (!record) throw new Error(`The record of issue ${issueId} was deleted while it was planned`);
    return record.stage.kind === 'sending'
      ? { kind: 'leave', because: record.stage }
      : { kind: 'save', record: { ...record, stage } };
  });
  return begun.kind === 'saved' ? stage : begun.because;
}

// The cursor is saved after the shard's chunks are on the queue. The other way round a crash would lose them.
async function enqueueShard({ chunks, queue, records }: PlanPorts, issueId: string, shard: number): Promise<void> {
  let after: number | undefined;
  do {
    const page = await chunks.pageShard(issueId, shard, after);
    await queue.enqueue(page.chunks.filter(hasSubscribers));
    after = page.next;
  } while (after !== undefined);

  await updateIssueRecord(records, issueId, (record): RecordDecision<undefined> => {
    const behind = record?.stage.kind === 'sending' && record.stage.nextShard <= shard;
    return behind
      ? { kind: 'save', record: { ...record, stage: { ...record.stage, nextShard: shard + 1 } } }
      : { kind: 'leave', because: undefined };
  });
}

function hasSubscribers(chunk: Chunk): boolean {
  return chunk.subscriberIds.length > 0;
}
