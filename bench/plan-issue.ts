import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { BatchWriteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { connectTable, type Table } from '../src/aws/connect-table.ts';
import { createTable } from '../src/aws/create-table.ts';
import { DynamoSubscriberStore } from '../src/aws/dynamo-subscriber-store.ts';
import { subscriberKey, subscriberPartition } from '../src/aws/table-keys.ts';
import type { ChunkPosition, ChunkStore } from '../src/delivery/chunk-store.ts';
import { CHUNK_SIZE, type Chunk } from '../src/delivery/chunk.ts';
import { planIssue, type PlanPorts } from '../src/delivery/plan-issue.ts';
import { startEmbeddedDynamo } from '../src/local/embedded-dynamo.ts';
import { SHARD_COUNT } from '../src/subscribers/subscriber-id.ts';
import type { SubscriberStore } from '../src/subscribers/subscriber-store.ts';
import { MemoryRecords } from '../test/delivery/memory-stores.ts';

const DAY = '2025-06-10';
const AT = '2025-06-10T06:00:00.000Z';
const FEW = 10_000;
const MANY = 1_000_000;

/** Planning an issue for a million subscribers: its memory beside that for 10,000, and what reading them costs. */
export async function benchPlanIssue(): Promise<void> {
  await plan(FEW);
  console.log(
    '\nPlanning: most memory in use after garbage collection, of the heap and of the whole process',
  );
  const few = await plan(FEW);
  const many = await plan(MANY);
  for (const { audience, seconds, heap, rss } of [few, many]) {
    console.log(
      `  ${audience.toLocaleString('en-GB').padStart(10)}  heap ${(heap / 1e6).toFixed(1)} MB (${(heap / few.heap).toFixed(2)} ×), ` +
        `process ${(rss / 1e6).toFixed(1)} MB (${(rss / few.rss).toFixed(2)} ×), ${seconds.toFixed(1)} s`,
    );
  }
  await readPages();
}

interface Peak {
  readonly audience: number;
  readonly seconds: number;
  readonly heap: number;
  readonly rss: number;
}

async function plan(audience: number): Promise<Peak> {
  let heap = 0;
  let rss = 0;
  let calls = 0;
  const sample = () => {
    if (calls++ % SAMPLE_EVERY !== 0) return;
    collectGarbage();
    const memory = process.memoryUsage();
    heap = Math.max(heap, memory.heapUsed);
    rss = Math.max(rss, memory.rss);
  };
  const records = new MemoryRecords();
  records.all.set(DAY, {
    meta: { id: DAY, revision: 1, contentHash: 'c', subject: '', preheader: '', from: '', publishedAt: AT },
    stage: { kind: 'ready' },
    version: 1,
  });
  const ports: PlanPorts = {
    records,
    subscribers: generatedSubscribers(audience / SHARD_COUNT, sample),
    chunks: new RecomputedChunks(sample),
    queue: { enqueue: async () => {} },
    account: {
      loadQuota: async () => ({ maxSendRate: 500, max24HourSend: -1, sentLast24Hours: 0 }),
      isSendingEnabled: async () => true,
    },
    now: () => new Date(AT),
  };
  const start = performance.now();
  const result = await planIssue(ports, DAY);
  if (result.kind !== 'planned' || result.planned !== audience) throw new Error(JSON.stringify(result));
  return { audience, seconds: (performance.now() - start) / 1_000, heap, rss };
}

const SAMPLE_EVERY = 20;

// Otherwise only a flag on the command line would let it be asked for.
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

// As many as the stores of src/aws ask for at once, and none of them kept anywhere.
const SUBSCRIBERS_A_PAGE = 1_000;
const CHUNKS_A_PAGE = 250;

function generatedSubscribers(perShard: number, sample: () => void): Pick<SubscriberStore, 'pageShard'> {
  return {
    pageShard: async (shard, after) => {
      sample();
      const size = Math.floor((shard + 1) * perShard) - Math.floor(shard * perShard);
      const from = after === undefined ? 0 : Number(after.slice(1)) + 1;
      const to = Math.min(size, from + SUBSCRIBERS_A_PAGE);
      const subscribers = Array.from({ length: to - from }, (_, n) => {
        const id = idOf(shard, from + n);
        return { id, address: `${id}@example.org`, status: 'confirmed' as const, since: AT };
      });
      return { subscribers, ...(to < size ? { next: idOf(shard, to - 1) } : {}) };
    },
  };
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function idOf(shard: number, number: number): string {
  return `${BASE64URL[shard]}${String(number).padStart(21, '0')}`;
}

/** Keeps of each shard only how long its last chunk is: the rest can be told from the numbers. */
class RecomputedChunks implements ChunkStore {
  readonly #shards = new Map<number, { chunks: number; last: number }>();
  readonly #sample: () => void;

  constructor(sample: () => void) {
    this.#sample = sample;
  }

  async append({ shard, seq, subscriberIds }: Chunk): Promise<'saved' | 'conflict'> {
    this.#shards.set(shard, { chunks: seq + 1, last: subscriberIds.length });
    return 'saved';
  }

  async last(): Promise<Chunk | undefined> {
    return undefined;
  }

  async page(_issueId: string, after?: ChunkPosition) {
    this.#sample();
    const chunks: Chunk[] = [];
    let { shard, seq } = after ? { shard: after.shard, seq: after.seq + 1 } : { shard: 0, seq: 0 };
    while (shard < SHARD_COUNT && chunks.length < CHUNKS_A_PAGE) {
      const stored = this.#shards.get(shard) ?? { chunks: 0, last: 0 };
      if (seq === stored.chunks) [shard, seq] = [shard + 1, 0];
      else chunks.push(chunkOf(shard, seq, ++seq === stored.chunks ? stored.last : CHUNK_SIZE));
    }
    const last = chunks.at(-1);
    return { chunks, ...(shard < SHARD_COUNT && last ? { next: { shard: last.shard, seq: last.seq } } : {}) };
  }
}

function chunkOf(shard: number, seq: number, length: number): Chunk {
  const subscriberIds = Array.from({ length }, (_, n) => idOf(shard, seq * CHUNK_SIZE + n));
  return { issueId: DAY, shard, seq, subscriberIds, closesShard: length < CHUNK_SIZE };
}

const ROWS = 12_000;
const READ_UNIT_BYTES = 4_096;

// A shard of a million subscribers has about 15,600 of them: two full pages and a rest.
async function readPages(): Promise<void> {
  const server = await startEmbeddedDynamo();
  const table = connectTable({ tableName: 'bench', localUrl: server.url });
  await createTable(table);
  const bytes = await fillShard(table);
  const sizes: number[] = [];
  const store = new DynamoSubscriberStore(table);
  let after: string | undefined;
  do {
    const page = await store.pageShard(0, after);
    sizes.push(page.subscribers.length);
    after = page.next;
  } while (after !== undefined);
  const units = await readUnits(table);
  console.log(
    `  ${ROWS.toLocaleString('en-GB')} subscribers of a shard: pages of ${sizes.join(', ')}; ${units} read units, ` +
      `${(units / (bytes / READ_UNIT_BYTES)).toFixed(3)} × what their ${bytes.toLocaleString('en-GB')} bytes need`,
  );
  table.client.destroy();
  await server.close();
}

async function fillShard(table: Table): Promise<number> {
  let bytes = 0;
  for (let from = 0; from < ROWS; from += 25) {
    const items = Array.from({ length: 25 }, (_, n) => {
      const id = idOf(0, from + n);
      return {
        ...subscriberKey(id),
        address: `reader-${from + n}@mail.example.org`,
        status: 'confirmed',
        since: AT,
      };
    });
    // DynamoDB counts the bytes of names and values.
    for (const [name, value] of items.flatMap((item) => Object.entries(item)))
      bytes += name.length + value.length;
    const RequestItems = { [table.name]: items.map((Item) => ({ PutRequest: { Item } })) };
    await table.client.send(new BatchWriteCommand({ RequestItems }));
  }
  return bytes;
}

async function readUnits({ client, name }: Table): Promise<number> {
  let units = 0;
  let from: Record<string, unknown> | undefined;
  do {
    const answer = await client.send(
      new QueryCommand({
        TableName: name,
        KeyConditionExpression: 'PK = :partition',
        ExpressionAttributeValues: { ':partition': subscriberPartition(0) },
        ConsistentRead: true,
        ReturnConsumedCapacity: 'TOTAL',
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    units += answer.ConsumedCapacity?.CapacityUnits ?? Number.NaN;
    from = answer.LastEvaluatedKey;
  } while (from);
  return units;
}
