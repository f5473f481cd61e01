import type { ChunkQueue } from '../../src/delivery/chunk-queue.ts';
import type { ChunkStore } from '../../src/delivery/chunk-store.ts';
import type { IssueChecks } from '../../src/delivery/collect-checks.ts';
import type { Chunk } from '../../src/delivery/chunk.ts';
import type { IssueRecord } from '../../src/delivery/issue-record.ts';
import type { IssueRecords } from '../../src/delivery/issue-records.ts';
import type { IssueStore } from '../../src/delivery/issue-store.ts';
import type { Issue } from '../../src/delivery/issue.ts';
import type { MessageTemplates } from '../../src/delivery/message-templates.ts';
import { shardOf } from '../../src/subscribers/subscriber-id.ts';
import type { SubscriberPage } from '../../src/subscribers/subscriber-store.ts';
import type { Subscriber } from '../../src/subscribers/subscriber.ts';

/** Stores that forget nothing until the test ends. Small pages, so that paging is always part of it. */
export class MemoryRecords implements IssueRecords {
  readonly all = new Map<string, IssueRecord>();

  async load(issueId: string) {
    return this.all.get(issueId);
  }

  async save(record: IssueRecord) {
    if ((this.all.get(record.meta.id)?.version ?? 0) !== record.version - 1) return 'conflict';
    this.all.set(record.meta.id, record);
    return 'saved';
  }
}

export class MemoryChunks implements ChunkStore {
  readonly all = new Map<string, Chunk>();

  async append(chunk: Chunk) {
    const key = keyOf(chunk.shard, chunk.seq);
    if (this.all.has(key)) return 'conflict';
    this.all.set(key, chunk);
    return 'saved';
  }

  async last(_issueId: string, shard: number) {
    return this.sorted().findLast((chunk) => chunk.shard === shard);
  }

  async page(_issueId: string, after?: { shard: number; seq: number }) {
    const from = after
      ? this.sorted().filter(({ shard, seq }) => keyOf(shard, seq) > keyOf(after.shard, after.seq))
      : this.sorted();
    const chunks = from.slice(0, 20);
    const last = chunks.at(-1);
    return { chunks, ...(from.length > 20 && last ? { next: { shard: last.shard, seq: last.seq } } : {}) };
  }

  sorted(): readonly Chunk[] {
    return [...this.all].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, chunk]) => chunk);
  }

  audience(): readonly string[] {
    return this.sorted().flatMap(({ subscriberIds }) => subscriberIds);
  }
}

const keyOf = (shard: number, seq: number) =>
  `${String(shard).padStart(2, '0')}#${String(seq).padStart(6, '0')}`;

export class MemorySubscribers {
  readonly shards: Subscriber[][] = Array.from({ length: 64 }, () => []);

  add(subscriber: Subscriber): void {
    const shard = this.shards[shardOf(subscriber.id)]!;
    shard.push(subscriber);
    shard.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  async pageShard(shard: number, after = ''): Promise<SubscriberPage> {
    const from = this.shards[shard]!.filter(({ id }) => id > after);
    const subscribers = from.slice(0, 30);
    const last = subscribers.at(-1);
    return { subscribers, ...(from.length > 30 && last ? { next: last.id } : {}) };
  }
}

export class MemoryQueue implements ChunkQueue {
  readonly enqueued: Chunk[] = [];

  async enqueue(chunks: readonly Chunk[]) {
    this.enqueued.push(...chunks);
  }
}

export class MemoryIssues implements IssueStore {
  readonly all = new Map<string, Issue>();
  readonly checks = new Map<string, IssueChecks>();

  async save(issue: Issue, checks?: IssueChecks) {
    this.all.set(issue.contentHash, issue);
    if (checks) this.checks.set(issue.contentHash, checks);
  }

  async load({ contentHash }: { contentHash: string }) {
    return this.all.get(contentHash);
  }
}

export class MemoryTemplates implements MessageTemplates {
  readonly all = new Map<string, Uint8Array>();
  loads = 0;

  async save({ contentHash, bytes }: { contentHash: string; bytes: Uint8Array }) {
    this.all.set(contentHash, bytes);
  }

  async load(_issueId: string, contentHash: string) {
    this.loads += 1;
    return this.all.get(contentHash);
  }
}
