import type { SubscriberStore } from '../subscribers/subscriber-store.ts';
import { countResult, NO_COUNTS, type ChunkCounts } from './chunk-counts.ts';
import { endingAfter, graverEnding, type ChunkEnding } from './chunk-ending.ts';
import type { Chunk } from './chunk.ts';
import { forEachConcurrently } from './for-each-concurrently.ts';
import type { IssueRecord } from './issue-record.ts';
import type { IssueRecords } from './issue-records.ts';
import type { MessageWriterFor } from './message-writers.ts';
import { paceChunk, type Pace, type PacePorts } from './pace-chunk.ts';
import { pauseIssue } from './pause-issue.ts';
import { sendMessage, type MessageResult, type SendMessagePorts } from './send-message.ts';

export interface SendChunkPorts extends SendMessagePorts, PacePorts {
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
 * @param until when the sender must have ended; no limit if absent. A chunk whose turn would come too late is left
 *   for another delivery before anybody in it is claimed.
 * @throws if a store fails; messages in hand have then been seen through, and another delivery does the rest
 */
export async function sendChunk(ports: SendChunkPorts, chunk: Chunk, until?: Date): Promise<ChunkResult> {
  const { issueId } = chunk;
  if ((await loadSending(ports.records, issueId)).pause) return { kind: 'paused', counts: NO_COUNTS };

  const latest = until && until.getTime() - LAST_MESSAGE_MS;
  const pace = paceChunk(ports, { slots: chunk.subscriberIds.length, latest });
  if ((await pace.open()) === 'too-far') return { kind: 'retry', code: TOO_FAR, counts: NO_COUNTS };

  // Read again, because the chunk may have waited for its turn for a minute.
  const record = await loadSending(ports.records, issueId);
  if (record.pause) return { kind: 'paused', counts: NO_COUNTS };
  const { counts, ending } = await sendAll(ports, { chunk, record, pace });
  if (!ending) return { kind: 'settled', counts };
  if (ending.kind !== 'pause') return { kind: 'retry', code: ending.code, counts };

  // Saved before this delivery is dropped; if that fails, the error keeps the chunk on the queue.
  await pauseIssue(ports.records, issueId, { reason: ending.reason, since: ports.now().toISOString() });
  return { kind: 'paused', counts };
}

/** What the last message may take: SES's answer, if it comes late, and the settling. */
const LAST_MESSAGE_MS = 20_000;
/** The code of a chunk whose slots would come after the sender's time. */
export const TOO_FAR = 'rate-slots';

async function loadSending(records: IssueRecords, issueId: string): Promise<IssueRecord> {
  const record = await records.load(issueId);
  if (record?.stage.kind !== 'sending') throw new Error(`Issue ${issueId} has a chunk but is not being sent`);
  return record;
}

interface SendAllOrder {
  readonly chunk: Chunk;
  readonly record: IssueRecord;
  readonly pace: Pace;
}

interface SendAllResult {
  readonly counts: ChunkCounts;
  readonly ending: ChunkEnding | undefined;
}

async function sendAll(ports: SendChunkPorts, { chunk, record, pace }: SendAllOrder): Promise<SendAllResult> {
  const { meta } = record;
  const [write, found] = await Promise.all([
    ports.writerFor(meta.id, meta.contentHash),
    ports.subscribers.loadMany(chunk.subscriberIds),
  ]);
  const subscribers = new Map(found.map((subscriber) => [subscriber.id, subscriber]));
  const claimId = ports.newClaimId();

  let counts = NO_COUNTS;
  let ending: ChunkEnding | undefined;
  const end = (why: ChunkEnding | undefined): 'go-on' | 'stop' => {
    ending = graverEnding(ending, why);
    if (ending === undefined || ending.kind === 'revisit') return 'go-on';
    pace.end();
    return 'stop';
  };
  const sendOne = async (subscriberId: string): Promise<'go-on' | 'stop'> => {
    const slot = await pace.next();
    if (slot === 'ended') return 'stop';
    if (slot === 'too-far') return end({ kind: 'stop', code: TOO_FAR });

    const subscriber = subscribers.get(subscriberId);
    const result = await sendMessage(ports, { meta, write, claimId, subscriberId, subscriber });
    counts = countResult(counts, result);
    const next = end(endingAfter(result, { unknown: counts.unknown, now: ports.now() }));
    if (isThrottled(result)) await ports.rate.slowDown();
    return next;
  };
  await forEachConcurrently(chunk.subscriberIds, ports.concurrency, (subscriberId) =>
    sendOne(subscriberId).catch((error: unknown) => {
      // Those who wait for their slot must not begin after it.
      pace.end();
      throw error;
    }),
  );
  return { counts, ending };
}

function isThrottled(result: MessageResult): boolean {
  return result.kind === 'attempted' && result.outcome.kind === 'throttled';
}
