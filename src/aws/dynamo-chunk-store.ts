import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { ChunkPage, ChunkPosition, ChunkStore } from '../delivery/chunk-store.ts';
import { Chunk } from '../delivery/chunk.ts';
import { conditionally } from './conditionally.ts';
import type { Table } from './connect-table.ts';
import { ledgerExpiry } from './ledger-item.ts';
import { CHUNK_PREFIX, chunkKey, chunkPrefix, issuePartition } from './table-keys.ts';

// 12,500 subscribers: whoever goes through an issue of any size holds so many ids and no more.
const CHUNKS_A_PAGE = 250;

/** The audience of an issue, one item a chunk, next to the record of the issue. */
export class DynamoChunkStore implements ChunkStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async append(chunk: Chunk, at: Date): Promise<'saved' | 'conflict'> {
    const put = new PutCommand({
      TableName: this.#table.name,
      Item: {
        ...chunkKey(chunk.issueId, chunk.shard, chunk.seq),
        ...chunk,
        // Never later than any entry of a subscriber in it: an audience without its ledger looks unsent.
        expires: ledgerExpiry(at.toISOString()),
      },
      ConditionExpression: 'attribute_not_exists(PK)',
    });
    return (await conditionally(this.#table.client.send(put))) ? 'saved' : 'conflict';
  }

  async last(issueId: string, shard: number): Promise<Chunk | undefined> {
    const query = this.#query(issueId, chunkPrefix(shard));
    const answer = await this.#table.client.send(
      new QueryCommand({ ...query, ScanIndexForward: false, Limit: 1 }),
    );
    const item = answer.Items?.[0];
    return item && chunkOf(item);
  }

  async page(issueId: string, after?: ChunkPosition): Promise<ChunkPage> {
    const query = this.#query(issueId, CHUNK_PREFIX);
    const answer = await this.#table.client.send(
      new QueryCommand({
        ...query,
        Limit: CHUNKS_A_PAGE,
        ...(after ? { ExclusiveStartKey: chunkKey(issueId, after.shard, after.seq) } : {}),
      }),
    );
    const chunks = (answer.Items ?? []).map(chunkOf);
    const last = chunks.at(-1);
    return {
      chunks,
      ...(answer.LastEvaluatedKey && last ? { next: { shard: last.shard, seq: last.seq } } : {}),
    };
  }

  #query(issueId: string, prefix: string) {
    return {
      TableName: this.#table.name,
      KeyConditionExpression: 'PK = :partition AND begins_with(SK, :prefix)',
      ExpressionAttributeValues: { ':partition': issuePartition(issueId), ':prefix': prefix },
      ConsistentRead: true,
    };
  }
}

// The keys of the item are left behind: they say the same once more.
const ChunkItem = z.object(Chunk.unwrap().shape).readonly();

function chunkOf(item: Record<string, unknown>): Chunk {
  return ChunkItem.parse(item);
}
