import { receivesIssues } from '../subscribers/receives-issues.ts';
import type { SubscriberStore } from '../subscribers/subscriber-store.ts';
import { CHUNK_SIZE, type Chunk } from './chunk.ts';
import type { ChunkStore } from './chunk-store.ts';

export interface PlanShardPorts {
  readonly subscribers: Pick<SubscriberStore, 'pageShard'>;
  readonly chunks: Pick<ChunkStore, 'append' | 'last'>;
  readonly now: () => Date;
}

/**
 * Writes down one shard's audience as chunks, ending with one that closes the shard. What is stored already stands,
 * whoever stored it, and ours goes on behind it: killed anywhere it can be run again, and two planners at once add
 * up to one list in which nobody stands twice. A closed shard is left alone.
 */
export async function planShard(ports: PlanShardPorts, issueId: string, shard: number): Promise<void> {
  // Nothing is stored but after a crash or beside another planner; the conflict tells, and costs less than to ask.
  let last: Chunk | undefined;
  while (!last?.closesShard) {
    if ((await appendFrom(ports, { issueId, shard, last })) === 'closed') return;
    last = await ports.chunks.last(issueId, shard);
  }
}

interface Position {
  readonly issueId: string;
  readonly shard: number;
  readonly last: Chunk | undefined;
}

async function appendFrom(
  { subscribers, chunks, now }: PlanShardPorts,
  { issueId, shard, last }: Position,
): Promise<'closed' | 'conflict'> {
  let seq = last ? last.seq + 1 : 0;
  let ids: string[] = [];
  for await (const id of audienceIds({ subscribers, now }, shard, last?.subscriberIds.at(-1))) {
    if (ids.length === CHUNK_SIZE) {
      const chunk = { issueId, shard, seq, subscriberIds: ids, closesShard: false };
      if ((await chunks.append(chunk)) === 'conflict') return 'conflict';
      seq += 1;
      ids = [];
    }
    ids.push(id);
  }
  const closing = { issueId, shard, seq, subscriberIds: ids, closesShard: true };
  return (await chunks.append(closing)) === 'saved' ? 'closed' : 'conflict';
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
