import { SHARD_COUNT } from '../subscribers/subscriber-id.ts';
import type { ChunkStore } from './chunk-store.ts';
import { chunksOfIssue } from './chunks-of-issue.ts';
import { entriesOfShard } from './entries-of-shard.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import type { Ledger } from './ledger.ts';

export interface ProgressPorts {
  readonly chunks: Pick<ChunkStore, 'page'>;
  readonly ledger: Pick<Ledger, 'pageShard'>;
}

/** Where the messages of an issue stand. `planned` is the sum of all the others but the two breakdowns. */
export interface IssueProgress {
  readonly planned: number;
  /** No sender has come to them yet. */
  readonly waiting: number;
  readonly claimed: number;
  readonly released: number;
  readonly sent: number;
  readonly failed: number;
  readonly skipped: number;
  readonly unknown: number;
  readonly failedBy: Readonly<Record<string, number>>;
  readonly skippedBy: Readonly<Record<string, number>>;
  /** The whole audience is written down, and planned = sent + failed + skipped. */
  readonly done: boolean;
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

  const { closedShards, ...counts } = tally;
  const { planned, sent, failed, skipped, unknown, claimed, released } = counts;
  return {
    ...counts,
    waiting: planned - sent - failed - skipped - unknown - claimed - released,
    done: closedShards === SHARD_COUNT && planned === sent + failed + skipped,
  };
}

type Tally = ReturnType<typeof newTally>;

function newTally() {
  const failedBy: Record<string, number> = {};
  const skippedBy: Record<string, number> = {};
  const states = { claimed: 0, released: 0, sent: 0, failed: 0, skipped: 0, unknown: 0 };
  return { planned: 0, closedShards: 0, ...states, failedBy, skippedBy };
}

function count(tally: Tally, entry: LedgerEntry): void {
  switch (entry.state) {
    case 'CLAIMED':
      tally.claimed += 1;
      break;
    case 'RELEASED':
      tally.released += 1;
      break;
    case 'SENT':
      tally.sent += 1;
      break;
    case 'FAILED':
      tally.failed += 1;
      tally.failedBy[entry.code] = (tally.failedBy[entry.code] ?? 0) + 1;
      break;
    case 'SKIPPED':
      tally.skipped += 1;
      tally.skippedBy[entry.reason] = (tally.skippedBy[entry.reason] ?? 0) + 1;
      break;
    case 'UNKNOWN':
      tally.unknown += 1;
      break;
  }
}
