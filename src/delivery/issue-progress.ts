import type { IssueCounts } from './issue-counts.ts';
import { SHARD_COUNT } from '../subscribers/subscriber-id.ts';
import type { ChunkStore } from './chunk-store.ts';
import { chunksOfIssue } from './chunks-of-issue.ts';
import { entriesOfShard } from './entries-of-shard.ts';
import { WITHHELD_CODE } from './feedback-event.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import type { Ledger } from './ledger.ts';

export interface ProgressPorts {
  readonly chunks: Pick<ChunkStore, 'page'>;
  readonly ledger: Pick<Ledger, 'pageShard'>;
}

/** Where the messages of an issue stand, and why. */
export interface IssueProgress extends IssueCounts {
  readonly failedBy: Readonly<Record<string, number>>;
  readonly skippedBy: Readonly<Record<string, number>>;
  /** What held up those that are to be tried again. */
  readonly releasedBy: Readonly<Record<string, number>>;
  /** Handed over a second time, because the first stayed unknown. */
  readonly resent: number;
  /** Of whom SES is known to have accepted two messages. */
  readonly doubles: number;
  readonly feedback: IssueFeedback;
  /** When the latest change of a state was, if there was one; RFC 3339, UTC. */
  readonly changedAt?: string;
  /** When the latest of those that are sent was, if any is. */
  readonly sentAt?: string;
  /** The whole audience is written down, and planned = sent + failed + skipped + held. */
  readonly done: boolean;
}

/** What came back of the messages that were sent. One message may be in several of these. */
export interface IssueFeedback {
  readonly delivered: number;
  /** Without those that were withheld. */
  readonly bounced: number;
  /** Not mailed on by SES: the address is on the account's own suppression list. */
  readonly withheld: number;
  readonly softBounced: number;
  readonly complained: number;
  /** Not mailed on by SES, because it found a virus. */
  readonly rejected: number;
}

/** Counts from the rows, never from a counter: a counter and the truth part company in the first crash. */
export async function issueProgress(ports: ProgressPorts, issueId: string): Promise<IssueProgress> {
  const tally = newTally();
  const shards = new Set<number>();
  for await (const { shard, subscriberIds, closesShard } of chunksOfIssue(ports.chunks, issueId)) {
    tally.planned += subscriberIds.length;
    if (subscriberIds.length > 0) shards.add(shard);
    if (closesShard) tally.closedShards += 1;
  }
  // An entry without a chunk does not exist, so shards without subscribers need not be asked.
  for (const shard of shards) {
    for await (const { entry } of entriesOfShard(ports.ledger, issueId, shard)) count(tally, entry);
  }

  const { closedShards, changedAt, sentAt, ...counts } = tally;
  const { planned, sent, failed, skipped, held, unknown, claimed, released } = counts;
  const settled = sent + failed + skipped + held;
  return {
    ...counts,
    ...(changedAt === '' ? {} : { changedAt }),
    ...(sentAt === '' ? {} : { sentAt }),
    waiting: planned - settled - unknown - claimed - released,
    done: closedShards === SHARD_COUNT && planned === settled,
  };
}

type Tally = ReturnType<typeof newTally>;

function newTally() {
  const failedBy: Record<string, number> = {};
  const skippedBy: Record<string, number> = {};
  const releasedBy: Record<string, number> = {};
  const states = { claimed: 0, released: 0, sent: 0, failed: 0, skipped: 0, unknown: 0, held: 0 };
  const feedback = { delivered: 0, bounced: 0, withheld: 0, softBounced: 0, complained: 0, rejected: 0 };
  const resending = { resent: 0, doubles: 0 };
  return {
    planned: 0,
    closedShards: 0,
    ...states,
    failedBy,
    skippedBy,
    releasedBy,
    ...resending,
    feedback,
    changedAt: '',
    sentAt: '',
  };
}

function count(tally: Tally, entry: LedgerEntry): void {
  countState(tally, entry);
  countFacts(tally, entry);
  // Times in one format and zone compare as text.
  if (entry.at > tally.changedAt) tally.changedAt = entry.at;
}

function countState(tally: Tally, entry: LedgerEntry): void {
  switch (entry.state) {
    case 'CLAIMED':
      tally.claimed += 1;
      break;
    case 'RELEASED':
      tally.released += 1;
      countOne(tally.releasedBy, entry.code);
      break;
    case 'SENT':
      tally.sent += 1;
      if (entry.at > tally.sentAt) tally.sentAt = entry.at;
      break;
    case 'FAILED':
      tally.failed += 1;
      countOne(tally.failedBy, entry.code);
      break;
    case 'SKIPPED':
      tally.skipped += 1;
      countOne(tally.skippedBy, entry.reason);
      break;
    case 'UNKNOWN':
      tally.unknown += 1;
      break;
    case 'HELD':
      tally.held += 1;
      break;
  }
}

function countOne(by: Record<string, number>, reason: string): void {
  by[reason] = (by[reason] ?? 0) + 1;
}

function countFacts(tally: Tally, entry: LedgerEntry): void {
  const { feedback } = tally;
  if (entry.deliveredAt !== undefined) feedback.delivered += 1;
  if (entry.bouncedAt !== undefined) {
    if (entry.bounceCode === WITHHELD_CODE) feedback.withheld += 1;
    else feedback.bounced += 1;
  }
  if (entry.softBouncedAt !== undefined) feedback.softBounced += 1;
  if (entry.complainedAt !== undefined) feedback.complained += 1;
  if (entry.rejectedAt !== undefined) feedback.rejected += 1;
  if (entry.secondMessageId !== undefined) tally.doubles += 1;
  if (wasHandedOverAgain(entry)) tally.resent += 1;
}

// Put out for a resending is not yet resent: an event may settle it, or the subscriber leave, before its turn comes.
function wasHandedOverAgain(entry: LedgerEntry): boolean {
  return entry.resendAfter !== undefined && entry.state !== 'SKIPPED' && entry.attempt > entry.resendAfter;
}
