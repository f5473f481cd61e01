import type { IssueArchive } from '../delivery/issue-archive.ts';
import type { LedgerRevisions } from '../delivery/ledger-revisions.ts';
import { subscribersOfShard } from '../subscribers/export-subscribers.ts';
import { exportSubscriber, type KeptOfAddress } from '../subscribers/export-subscriber.ts';
import { parseAddress } from '../subscribers/parse-address.ts';
import { isPaused } from '../subscribers/receives-issues.ts';
import { SHARD_COUNT, subscriberId } from '../subscribers/subscriber-id.ts';
import type { SubscriberStore } from '../subscribers/subscriber-store.ts';
import type { Subscriber } from '../subscribers/subscriber.ts';
import type {
  Standing,
  SubscriberAccount,
  SubscriberQuery,
  SubscriberRow,
  SubscriberTable,
} from './subscriber-table.ts';

type Ports = Omit<Parameters<typeof exportSubscriber>[0], 'subscribers'> & {
  readonly subscribers: Pick<SubscriberStore, 'loadMany' | 'pageShard'>;
  readonly archive: Pick<IssueArchive, 'list'>;
  readonly ledger: Pick<LedgerRevisions, 'load'>;
  /** Secret that subscribers' ids are made with. */
  readonly idKey: string;
  readonly now: () => Date;
};

const MOST_ROWS = 100;
const MOST_ISSUES = 90;
/** A list of a million is not read from end to end for every look at it. */
const MOST_READ = 20_000;

/** The subscribers of a system over its stores. */
export function createSubscriberTable(ports: Ports): SubscriberTable {
  return {
    async list(query) {
      const { all, isPart } = await readAll(ports);
      const counts: Record<Standing, number> = {
        ...{ confirmed: 0, paused: 0, pending: 0, unsubscribed: 0, suppressed: 0 },
      };
      for (const { standing } of all) counts[standing] += 1;
      const found = await find(ports, all, query);
      const begin = found.findIndex(({ id }) => id === query.after) + 1;
      const rows = found.slice(begin, begin + MOST_ROWS);
      const last = rows.at(-1);
      return {
        ...{ counts, total: all.length, found: found.length, rows, isPart },
        ...(last && begin + MOST_ROWS < found.length ? { next: last.id } : {}),
      };
    },
    open: (id) => openAccount(ports, id),
  };
}

async function readAll(ports: Ports) {
  const at = ports.now();
  const all: SubscriberRow[] = [];
  for (let shard = 0; shard < SHARD_COUNT; shard++) {
    for await (const subscriber of subscribersOfShard(ports.subscribers, shard)) {
      if (all.length === MOST_READ) return { all: newestFirst(all), isPart: true };
      all.push(rowOf(subscriber, at));
    }
  }
  return { all: newestFirst(all), isPart: false };
}

function newestFirst(rows: readonly SubscriberRow[]): readonly SubscriberRow[] {
  // Times in one format and zone compare as text; the id keeps pages in one order.
  return rows.toSorted((a, b) => compare(b.since, a.since) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

async function find(
  ports: Ports,
  all: readonly SubscriberRow[],
  { search, standing }: SubscriberQuery,
): Promise<readonly SubscriberRow[]> {
  const wanted = search.trim().toLowerCase();
  const isOf = (row: SubscriberRow) => standing === undefined || row.standing === standing;
  const found = all.filter(
    (row) => isOf(row) && (row.address.toLowerCase().includes(wanted) || row.id === search.trim()),
  );
  const parsed = parseAddress(wanted);
  if (found.length > 0 || parsed.kind === 'problem') return found;
  const exact = await ports.subscribers.loadMany([subscriberId(ports.idKey, parsed.address)]);
  return exact.map((subscriber) => rowOf(subscriber, ports.now())).filter(isOf);
}

function rowOf(subscriber: KeptOfAddress['subscriber'], at: Date): SubscriberRow {
  const { id, address, since } = subscriber;
  return { id, address, since, standing: standingOf(subscriber, at) };
}

function standingOf(subscriber: Subscriber, at: Date): Standing {
  return subscriber.status === 'confirmed' && isPaused(subscriber, at) ? 'paused' : subscriber.status;
}

async function openAccount(ports: Ports, id: string): Promise<SubscriberAccount | undefined> {
  if (!/^[\w-]{22}$/.test(id)) return undefined;
  const found = await exportSubscriber(ports, { subscriberId: id });
  if (found.kind === 'unknown') return undefined;
  const person = found.export;
  const { subscriber, formerAddresses } = person;
  const at = ports.now();
  const { pausedUntil, confirmBy, suppressedBy } = subscriber;
  const historyOf = (kept: KeptOfAddress) => ({ ...rowOf(kept.subscriber, at), steps: stepsOf(kept) });
  return {
    ...historyOf(person),
    ...(pausedUntil === undefined ? {} : { pausedUntil }),
    ...(confirmBy === undefined ? {} : { confirmBy }),
    ...(suppressedBy === undefined ? {} : { suppressedBy }),
    former: formerAddresses.map(historyOf),
    issues: await loadIssues(ports, [id, ...formerAddresses.map((former) => former.subscriber.id)]),
  };
}

// On a laptop issues of long ago are sent today, so that it is not their day which says how many there are to be.
async function loadIssues(
  { archive, ledger }: Ports,
  ids: readonly string[],
): Promise<SubscriberAccount['issues']> {
  const issues = await archive.list({ order: 'newest-first', limit: MOST_ISSUES });
  const entries = await Promise.all(
    issues.flatMap(({ id: issueId }) =>
      ids.map(async (subscriberId) => {
        const entry = await ledger.load({ issueId, subscriberId });
        return entry ? [{ issueId, entry }] : [];
      }),
    ),
  );
  return entries.flat();
}

// What somebody connected from is kept as proof, for a dispute: nobody has to look at it.
function stepsOf({ consents }: KeptOfAddress): SubscriberAccount['steps'] {
  return consents.map(({ ipHash: _ip, userAgentHash: _agent, ...step }) => step);
}
