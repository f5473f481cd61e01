import type { SubscriberStore } from '../subscribers/subscriber-store.ts';
import { countResult, NO_COUNTS, type ChunkCounts } from './chunk-counts.ts';
import { endingAfter, graverEnding, type ChunkEnding } from './chunk-ending.ts';
import type { Chunk } from './chunk.ts';
import { forEachConcurrently } from './for-each-concurrently.ts';
import type { IssueRecords } from './issue-records.ts';
import type { IssueMeta } from './issue.ts';
import type { MessageWriterFor } from './message-writers.ts';
import { pauseIssue } from './pause-issue.ts';
import { sendMessage, type SendMessagePorts } from './send-message.ts';

export interface SendChunkPorts extends SendMessagePorts {
  readonly records: IssueRecords;
  readonly subscribers: Pick<SubscriberStore, 'loadMany'>;
  readonly writerFor: MessageWriterFor;
  readonly newClaimId: () => string;
  /** Messages of one chunk that are on their way at the same time. */
  readonly concurrency: number;
}

export type ChunkResult =
  /** There is nothing left that a sender could do for this chunk. */
  | { readonly kind: 'settled'; readonly counts: ChunkCounts }
  /** The issue is paused. Resuming it puts the chunk on the queue again, so this delivery may be dropped. */
  | { readonly kind: 'paused'; readonly counts: ChunkCounts }
  /** Some are left for a later delivery of this chunk; `code` says why. */
  | { readonly kind: 'retry'; readonly code: string; readonly counts: ChunkCounts };

/**
 * Sends a chunk's messages: each is claimed, written, handed over once and settled. Whoever is not confirmed any
 * more is skipped. Two senders with one chunk share it, and a later delivery finds it settled.
 *
 * @throws if a store fails; messages in hand have then been seen through, and another delivery does the rest
 */
export async function sendChunk(ports: SendChunkPorts, chunk: Chunk): Promise<ChunkResult> {
  const { issueId } = chunk;
  const record = await ports.records.load(issueId);
  if (record?.stage.kind !== 'sending') throw new Error(`Issue ${issueId} has a chunk but is not being sent`);
  if (record.pause) return { kind: 'paused', counts: NO_COUNTS };

  const { counts, ending } = await sendAll(ports, chunk, record.meta);
  if (!ending) return { kind: 'settled', counts };
  if (ending.kind !== 'pause') return { kind: 'retry', code: ending.code, counts };

  // Saved before this delivery is dropped; if that fails, the error keeps the chunk on the queue.
  await pauseIssue(ports.records, issueId, { reason: ending.reason, since: ports.now().toISOString() });
  return { kind: 'paused', counts };
}

interface SendAllResult {
  readonly counts: ChunkCounts;
  readonly ending: ChunkEnding | undefined;
}

async function sendAll(ports: SendChunkPorts, chunk: Chunk, meta: IssueMeta): Promise<SendAllResult> {
  const [write, found] = await Promise.all([
    ports.writerFor(meta.id, meta.contentHash),
    ports.subscribers.loadMany(chunk.subscriberIds),
  ]);
  const subscribers = new Map(found.map((subscriber) => [subscriber.id, subscriber]));
  const claimId = ports.newClaimId();

  let counts = NO_COUNTS;
  let ending: ChunkEnding | undefined;
  await forEachConcurrently(chunk.subscriberIds, ports.concurrency, async (subscriberId) => {
    const subscriber = subscribers.get(subscriberId);
    const result = await sendMessage(ports, { meta, write, claimId, subscriberId, subscriber });
    counts = countResult(counts, result);
    ending = graverEnding(ending, endingAfter(result, { unknown: counts.unknown, now: ports.now() }));
    return ending === undefined || ending.kind === 'revisit' ? 'go-on' : 'stop';
  });
  return { counts, ending };
}
