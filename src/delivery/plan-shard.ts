import { receivesIssues } from '../subscribers/receives-issues.ts';
import type { SubscriberStore } from '../subscribers/subscriber-store.ts';
import { CHUNK_SIZE, type Chunk } from './chunk.ts';
import type { ChunkStore } from './chunk-store.ts';
import { isTimeUp, type TimeLimit } from './time-limit.ts';

export interface PlanShardPorts {
  readonly subscribers: Pick<SubscriberStore, 'pageShard'>;
  readonly chunks: Pick<ChunkStore, 'append' | 'last'>;
  readonly now: () => Date;
}

/**
 * Writes down one shard's audience as chunks, ending with one that closes the shard. What is stored already stands,
 * whoever stored it, and ours goes on behind it: killed anywhere it can be run again, and two planners at once add
 * up to one list in which nobody stands twice. A closed shard is left alone.
 *
 * @param part `until` is when to stop, with at least one more chunk stored: a run, however short, gets on
 */
export async function planShard(
  ports: PlanShardPorts,
  { issueId, shard, until }: ShardPart,
): Promise<'closed' | 'unfinished'> {
  // Nothing is stored but after a crash or beside another planner; the conflict tells, and costs less than to ask.
  let last: Chunk | undefined;
  while (!last?.closesShard) {
    const result = await appendFrom(ports, { issueId, shard, until, last });
    if (result !== 'conflict') return result;
    last = await ports.chunks.last(issueId, shard);
  }
  return 'closed';
}

interface ShardPart extends TimeLimit {
  readonly issueId: string;
  readonly shard: number;
}

async function appendFrom(
  { subscribers, chunks, now }: PlanShardPorts,
  { issueId, shard, until, last }: ShardPart & { readonly last: Chunk | undefined },
): Promise<'closed' | 'conflict' | 'unfinished'> {
  let seq = last ? last.seq + 1 : 0;
  let ids: string[] = [];
  for await (const id of audienceIds({ subscribers, now }, shard, last?.subscriberIds.at(-1))) {
    if (ids.length === CHUNK_SIZE) {
      const chunk = { issueId, shard, seq, subscriberIds: ids, closesShard: false };
      if ((await chunks.append(chunk, now())) === 'conflict') return 'conflict';
      if (isTimeUp({ now }, until)) return 'unfinished';
      seq += 1;
      ids = [];
    }
    ids.push(id);
  }
  const closing = { issueId, shard, seq, subscriberIds: ids, closesShard: true };
  return (await chunks.append(closing, now())) === 'saved' ? 'closed' : 'conflict';
}

async function* audienceIds(
  { subscribers, now }: Pick<PlanShardPorts, 'subscribers' | 'now'>,
  shard: number,
  after: string | undefined,
): AsyncGenerator<string> {
  let from = after;
  do {
    const page = await subscribers.pageShard(shard, from);
    const at = now();
    for (const one of page.subscribers) if (receivesIssues(one, at)) yield one.id;
    from = page.next;
  } while (from !== undefined);
}
