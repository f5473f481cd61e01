import type { SendOutcome } from '../email/mailer.ts';
import type { SubscriberStore } from '../subscribers/subscriber-store.ts';
import { countResult, NO_COUNTS, type ChunkCounts } from './chunk-counts.ts';
import { endingAfter, graverEnding, type ChunkEnding } from './chunk-ending.ts';
import type { Chunk } from './chunk.ts';
import { forEachConcurrently } from './for-each-concurrently.ts';
import type { IssueRecord } from './issue-record.ts';
import type { IssueRecords } from './issue-records.ts';
import type { MessageWriterFor } from './message-writers.ts';
import type { Ledger } from './ledger.ts';
import { openPart, type OpenPart } from './open-part.ts';
import { paceChunk, type Pace, type PacePorts } from './pace-chunk.ts';
import { pauseIssue } from './pause-issue.ts';
import { sendMessage, type MessageResult, type SendMessagePorts } from './send-message.ts';
import { watchRejections, type RejectionPorts } from './watch-rejections.ts';

export interface SendChunkPorts extends SendMessagePorts, PacePorts, RejectionPorts {
  readonly records: IssueRecords;
  readonly ledger: SendMessagePorts['ledger'] & Pick<Ledger, 'loadMany'>;
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
  /**
   * Some are left for a later delivery of this chunk; `code` says why. With `waitMs` nothing is the matter but that all
   * slots are given away: the chunk had better be delivered again after so long, and this delivery not be counted.
   */
  | {
      readonly kind: 'retry';
      readonly code: string;
      readonly waitMs?: number;
      readonly counts: ChunkCounts;
    };

/**
 * Sends a chunk's messages: each is claimed, written, handed over once and settled. Whoever is not confirmed any
 * more is skipped. Two senders with one chunk share it, and a later delivery finds it settled.
 *
 * @param until when the sender must have ended; no limit if absent. Whose turn would come too late is left for
 *   another delivery, unclaimed.
 * @throws if a store fails; messages in hand have then been seen through, and another delivery does the rest
 */
export async function sendChunk(ports: SendChunkPorts, chunk: Chunk, until?: Date): Promise<ChunkResult> {
  const { issueId } = chunk;
  const [{ pause }, known] = await Promise.all([
    loadSending(ports.records, issueId),
    ports.ledger.loadMany(issueId, chunk.subscriberIds),
  ]);
  if (pause) return { kind: 'paused', counts: NO_COUNTS };
  const open = openPart(chunk, known, ports.now());
  if (open.subscriberIds.length === 0) return end(ports, issueId, open);

  const latest = until && until.getTime() - LAST_MESSAGE_MS;
  const pace = paceChunk(ports, { slots: open.subscriberIds.length, latest });
  const opened = await pace.open();
  if (opened !== 'open') {
    const ending = { kind: 'wait', freeAt: opened.freeAt } as const;
    return end(ports, issueId, { counts: open.counts, ending });
  }

  // Read again, because the chunk may have waited for its turn for a minute.
  const record = await loadSending(ports.records, issueId);
  if (record.pause) return { kind: 'paused', counts: open.counts };
  return end(ports, issueId, await sendAll(ports, { open, record, pace }));
}

/** What the last message may take: SES's answer, if it comes late, and the settling. */
const LAST_MESSAGE_MS = 20_000;
/** The code of a chunk whose slots would come after the sender's time. */
const TOO_FAR = 'rate-slots';
/** Back a while before the slots that are given away are used up: those who wait keep the schedule from running dry. */
const WAITED_PART = 0.75;

async function end(
  ports: SendChunkPorts,
  issueId: string,
  { counts, ending }: SendAllResult,
): Promise<ChunkResult> {
  if (!ending) return { kind: 'settled', counts };
  switch (ending.kind) {
    case 'wait': {
      const waitMs = Math.max(0, WAITED_PART * (ending.freeAt - ports.now().getTime()));
      return { kind: 'retry', code: TOO_FAR, waitMs: Math.round(waitMs), counts };
    }
    case 'stop':
    case 'revisit':
      return { kind: 'retry', code: ending.code, counts };
    case 'pause': {
      // Saved before this delivery is dropped; if that fails, the error keeps the chunk on the queue.
      await pauseIssue(ports.records, issueId, { reason: ending.reason, since: ports.now().toISOString() });
      return { kind: 'paused', counts };
    }
  }
}

async function loadSending(records: IssueRecords, issueId: string): Promise<IssueRecord> {
  const record = await records.load(issueId);
  if (record?.stage.kind !== 'sending') throw new Error(`Issue ${issueId} has a chunk but is not being sent`);
  return record;
}

interface SendAllOrder {
  readonly open: OpenPart;
  readonly record: IssueRecord;
  readonly pace: Pace;
}

interface SendAllResult {
  readonly counts: ChunkCounts;
  readonly ending: ChunkEnding | undefined;
}

async function sendAll(ports: SendChunkPorts, { open, record, pace }: SendAllOrder): Promise<SendAllResult> {
  const { meta } = record;
  const [write, found] = await Promise.all([
    ports.writerFor(meta.id, meta.contentHash),
    ports.subscribers.loadMany(open.subscriberIds),
  ]);
  const subscribers = new Map(found.map((subscriber) => [subscriber.id, subscriber]));
  const claimId = ports.newClaimId();
  const rejections = watchRejections(ports, meta.id);

  let { counts, ending } = open;
  const endWith = (why: ChunkEnding | undefined): 'go-on' | 'stop' => {
    ending = graverEnding(ending, why);
    if (ending === undefined || ending.kind === 'revisit') return 'go-on';
    pace.end();
    return 'stop';
  };
  const sendOne = async (subscriberId: string): Promise<'go-on' | 'stop'> => {
    const slot = await pace.next();
    if (slot === 'ended') return 'stop';
    if (slot !== 'go') return endWith({ kind: 'wait', freeAt: slot.freeAt });

    const subscriber = subscribers.get(subscriberId);
    const result = await sendMessage(ports, { meta, write, claimId, subscriberId, subscriber });
    counts = countResult(counts, result);
    const next = endWith(endingAfter(result, { unknown: counts.unknown, now: ports.now() }));
    switch (outcomeOf(result)) {
      case 'sent':
        rejections.noteSent();
        return next;
      case 'rejected':
        return endWith(await rejections.noteRejected());
      case 'throttled':
        await ports.rate.slowDown();
        return next;
      default:
        return next;
    }
  };
  await forEachConcurrently(open.subscriberIds, ports.concurrency, (subscriberId) =>
    sendOne(subscriberId).catch((error: unknown) => {
      // Those who wait for their slot must not begin after it.
      pace.end();
      throw error;
    }),
  );
  await rejections.end();
  return { counts, ending };
}

function outcomeOf(result: MessageResult): SendOutcome['kind'] | undefined {
  return result.kind === 'attempted' ? result.outcome.kind : undefined;
}
