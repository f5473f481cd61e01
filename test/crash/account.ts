import { connectTable } from '../../src/aws/connect-table.ts';
import { DynamoChunkStore } from '../../src/aws/dynamo-chunk-store.ts';
import { DynamoLedger } from '../../src/aws/dynamo-ledger.ts';
import { chunksOfIssue } from '../../src/delivery/chunks-of-issue.ts';
import { entriesOfShard } from '../../src/delivery/entries-of-shard.ts';
import type { LedgerEntry } from '../../src/delivery/ledger-entry.ts';
import { TABLE_NAME } from '../../src/local/local-endpoints.ts';
import { SHARD_COUNT } from '../../src/subscribers/subscriber-id.ts';
import type { CrashWorld } from './crash-world.ts';

/** What the ledger says became of an issue, held against what is in the inbox. */
export interface Account {
  readonly planned: number;
  readonly received: number;
  /** Nobody is left of whom nothing is decided. */
  readonly done: boolean;
  /** Entries by state. */
  readonly states: Readonly<Record<string, number>>;
  /** In the audience, with nothing in the inbox, and nothing in the ledger that says why. */
  readonly lost: readonly string[];
  /** Unknown for so long that they were sent once more. */
  readonly resent: readonly string[];
  /** Received more often than once. */
  readonly twice: readonly string[];
  /** Of those, the ones not counted as resent, and whoever received it a third time. */
  readonly twiceUnaccounted: readonly string[];
  /** Said to be sent or surely not sent, and the inbox says otherwise. */
  readonly wrong: readonly string[];
}

/** Reads every row and every message of the issue. */
export async function accountOf(world: CrashWorld, issueId: string): Promise<Account> {
  const table = connectTable({ tableName: TABLE_NAME, localUrl: world.endpoints.dynamodbUrl });
  const audience: string[] = [];
  for await (const chunk of chunksOfIssue(new DynamoChunkStore(table), issueId))
    audience.push(...chunk.subscriberIds);
  const entries = await entriesOf(new DynamoLedger(table), issueId);
  const received = receivedOf(world, issueId);
  table.client.destroy();

  const timesOf = (id: string) => received.get(id) ?? 0;
  const twice = [...received].filter(([, times]) => times > 1).map(([id]) => id);
  const resent = [...entries].filter(([, { resendAfter }]) => resendAfter !== undefined).map(([id]) => id);
  const isResent = new Set(resent);
  return {
    planned: audience.length,
    received: received.size,
    done: audience.length > 0 && audience.every((id) => isDecided(entries.get(id))),
    states: countStates(entries),
    lost: audience.filter((id) => timesOf(id) === 0 && !explainsSilence(entries.get(id))),
    twice,
    resent,
    twiceUnaccounted: twice.filter((id) => !isResent.has(id) || timesOf(id) > 2),
    wrong: [...entries].filter(([id, entry]) => contradicts(entry, timesOf(id))).map(([id]) => id),
  };
}

async function entriesOf(ledger: DynamoLedger, issueId: string): Promise<ReadonlyMap<string, LedgerEntry>> {
  const entries = new Map<string, LedgerEntry>();
  for (let shard = 0; shard < SHARD_COUNT; shard++) {
    for await (const { subscriberId, entry } of entriesOfShard(ledger, issueId, shard))
      entries.set(subscriberId, entry);
  }
  return entries;
}

function receivedOf({ inbox }: CrashWorld, issueId: string): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { tags } of inbox.list()) {
    const id = tags['rid'] ?? '';
    if (tags['issue'] === issueId) times.set(id, (times.get(id) ?? 0) + 1);
  }
  return times;
}

function countStates(entries: ReadonlyMap<string, LedgerEntry>): Record<string, number> {
  const states: Record<string, number> = {};
  for (const { state } of entries.values()) states[state] = (states[state] ?? 0) + 1;
  return states;
}

function isDecided(entry: LedgerEntry | undefined): boolean {
  return entry !== undefined && ['SENT', 'FAILED', 'SKIPPED', 'HELD'].includes(entry.state);
}

/** Nobody was forgotten whose message could not be sent, or of whom nobody can be sure. */
function explainsSilence(entry: LedgerEntry | undefined): boolean {
  return entry !== undefined && ['CLAIMED', 'UNKNOWN', 'HELD', 'FAILED', 'SKIPPED'].includes(entry.state);
}

function contradicts({ state, resendAfter }: LedgerEntry, received: number): boolean {
  if (state === 'SENT') return received === 0;
  const isSurelyNotSent = ['RELEASED', 'FAILED', 'SKIPPED'].includes(state) && resendAfter === undefined;
  return isSurelyNotSent && received > 0;
}
