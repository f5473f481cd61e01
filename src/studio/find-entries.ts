import { entriesOfIssue, type AudienceEntry } from '../delivery/entries-of-issue.ts';
import type { ProgressPorts } from '../delivery/issue-progress.ts';
import { parseAddress } from '../subscribers/parse-address.ts';
import { SHARD_COUNT, shardOf, subscriberId } from '../subscribers/subscriber-id.ts';
import type { SubscriberStore } from '../subscribers/subscriber-store.ts';
import type { EntryList, EntryQuery, EntryRow } from './issue-table.ts';

export interface FindEntriesPorts extends ProgressPorts {
  readonly subscribers: Pick<SubscriberStore, 'loadMany'>;
  /** Secret that subscribers' ids are made with. */
  readonly idKey: string;
}

const MOST_ROWS = 100;
/** Whoever looks for somebody in an issue of a million gets an answer, and can ask on from there. */
const MOST_READ = 20_000;

/** Finds people in the audience of an issue, with what became of their message. */
export async function findEntries(
  ports: FindEntriesPorts,
  day: string,
  query: EntryQuery,
): Promise<EntryList> {
  const wanted = query.search.trim();
  const target = targetOf(ports, wanted);
  const shards = shardsOf(target, query.after);
  const rows: EntryRow[] = [];
  let read = 0;
  for await (const chunk of entriesOfIssue(ports, day, shards)) {
    const rest = chunk.filter(({ subscriberId: id }) => isBehind(id, query.after));
    const meant = rest.filter(
      ({ subscriberId: id, entry }) =>
        (target ?? id) === id && (!query.outcome || (entry?.state ?? 'WAITING') === query.outcome),
    );
    const named = await nameAll(ports, meant);
    rows.push(...named.filter(({ address }) => target !== undefined || includes(address, wanted)));
    read += rest.length;
    const last = rows.length > MOST_ROWS ? rows[MOST_ROWS - 1]?.subscriberId : undefined;
    if (last !== undefined) return { rows: rows.slice(0, MOST_ROWS), next: last };
    const end = chunk.at(-1)?.subscriberId;
    if (read >= MOST_READ && end !== undefined) return { rows, next: end };
  }
  return { rows };
}

function targetOf({ idKey }: FindEntriesPorts, wanted: string): string | undefined {
  if (/^[\w-]{22}$/.test(wanted)) return wanted;
  const parsed = parseAddress(wanted);
  return parsed.kind === 'address' ? subscriberId(idKey, parsed.address) : undefined;
}

function shardsOf(target: string | undefined, after: string): { readonly from: number; readonly to: number } {
  if (target !== undefined) return { from: shardOf(target), to: shardOf(target) };
  return { from: after === '' ? 0 : shardOf(after), to: SHARD_COUNT - 1 };
}

// Ids are in the order of their bytes within a shard; the shards are in an order of their own.
function isBehind(id: string, after: string): boolean {
  return after === '' || shardOf(id) > shardOf(after) || (shardOf(id) === shardOf(after) && id > after);
}

async function nameAll(
  { subscribers }: FindEntriesPorts,
  entries: readonly AudienceEntry[],
): Promise<EntryRow[]> {
  if (entries.length === 0) return [];
  const known = await subscribers.loadMany(entries.map(({ subscriberId: id }) => id));
  const addresses = new Map(known.map(({ id, address }) => [id, address]));
  return entries.map(({ subscriberId: id, entry }) => ({
    subscriberId: id,
    address: addresses.get(id) ?? '',
    entry,
  }));
}

function includes(address: string, wanted: string): boolean {
  return address.toLowerCase().includes(wanted.toLowerCase());
}
