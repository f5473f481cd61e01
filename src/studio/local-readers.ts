import type { LinkKeys } from '../subscribers/link-keys.ts';
import { signLinkToken } from '../subscribers/link-token.ts';
import { parseAddress } from '../subscribers/parse-address.ts';
import { receivesIssues } from '../subscribers/receives-issues.ts';
import { SHARD_COUNT, subscriberId } from '../subscribers/subscriber-id.ts';
import type { SubscriberStore } from '../subscribers/subscriber-store.ts';
import type { Subscriber } from '../subscribers/subscriber.ts';
import type { ReaderRow, Readers } from './readers.ts';

/** As many as fit below a field. */
const MOST_ROWS = 50;
/** A list of a million is not read from end to end for a field; a whole address finds anybody at once. */
const MOST_READ = 20_000;

interface ReaderPorts {
  readonly subscribers: Pick<SubscriberStore, 'loadMany' | 'pageShard'>;
  readonly linkKeys: LinkKeys;
  /** Secret that subscribers' ids are made with. */
  readonly idKey: string;
  readonly now: () => Date;
}

/** The subscribers of a local system as readers. Their links are real: they work on the site of this machine. */
export function createLocalReaders({ subscribers, linkKeys, idKey, now }: ReaderPorts): Readers {
  const isReader = (subscriber: Subscriber) => receivesIssues(subscriber, now());
  const findByAddress = async (typed: string): Promise<Subscriber | undefined> => {
    const parsed = parseAddress(typed);
    if (parsed.kind === 'problem') return undefined;
    const [found] = await subscribers.loadMany([subscriberId(idKey, parsed.address)]);
    return found;
  };

  return {
    async list(search) {
      const exact = await findByAddress(search);
      if (exact && isReader(exact)) return { rows: [rowOf(exact)], isPart: false };
      const rows: ReaderRow[] = [];
      let read = 0;
      for await (const subscriber of allOf(subscribers)) {
        if (rows.length === MOST_ROWS || read++ === MOST_READ) return { rows, isPart: true };
        const isMeant = subscriber.address.toLowerCase().includes(search.toLowerCase());
        if (isMeant && isReader(subscriber)) rows.push(rowOf(subscriber));
      }
      return { rows, isPart: false };
    },
    async fieldsOf(id) {
      if (!/^[\w-]{22}$/.test(id)) return undefined;
      const [found] = await subscribers.loadMany([id]);
      // Whoever was erased has no address.
      if (!found?.address) return undefined;
      return {
        to: found.address,
        unsubscribeToken: signLinkToken(linkKeys, 'unsubscribe', id),
        preferencesToken: signLinkToken(linkKeys, 'preferences', id),
      };
    },
  };
}

function rowOf({ id, address }: Subscriber): ReaderRow {
  return { id, address };
}

async function* allOf(subscribers: Pick<SubscriberStore, 'pageShard'>): AsyncGenerator<Subscriber> {
  for (let shard = 0; shard < SHARD_COUNT; shard++) {
    let after: string | undefined;
    do {
      const page = await subscribers.pageShard(shard, after);
      yield* page.subscribers;
      after = page.next;
    } while (after !== undefined);
  }
}
