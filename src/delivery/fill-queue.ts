import type { ChunkQueue } from './chunk-queue.ts';
import type { ChunkPosition, ChunkStore } from './chunk-store.ts';
import type { QueueFill } from './issue-record.ts';
import type { IssueRecords } from './issue-records.ts';
import { isTimeUp, type TimeLimit } from './time-limit.ts';
import { updateIssueRecord, type RecordDecision } from './update-issue-record.ts';

export interface FillQueuePorts {
  readonly records: IssueRecords;
  readonly chunks: Pick<ChunkStore, 'page'>;
  readonly queue: ChunkQueue;
  readonly now: () => Date;
}

/**
 * Puts an issue's chunks on the queue, page after page, and writes down how far it has come. A page may be put there
 * twice after a crash, and none is left out.
 *
 * @param rest `from` is how far earlier runs have come; `until` is when to stop, after one more page at least
 * @returns whether all is on the queue; false if the time was up before
 */
export async function fillQueue(
  ports: FillQueuePorts,
  issueId: string,
  { from, until }: TimeLimit & { readonly from: ChunkPosition | undefined },
): Promise<boolean> {
  let after = from;
  do {
    const page = await ports.chunks.page(issueId, after);
    await ports.queue.enqueue(page.chunks.filter(({ subscriberIds }) => subscriberIds.length > 0));
    after = page.next;
    // Saved after the chunks are on the queue. The other way round a crash would lose them.
    await saveFill(ports.records, issueId, after ? { kind: 'filling', after } : { kind: 'filled' });
  } while (after && !isTimeUp(ports, until));
  return after === undefined;
}

async function saveFill(records: IssueRecords, issueId: string, queue: QueueFill): Promise<void> {
  await updateIssueRecord(records, issueId, (record): RecordDecision<undefined> => {
    // Another planner may be further on. Going back would be harmless, but never end.
    if (record?.stage.kind !== 'sending' || !isFurther(queue, record.stage.queue)) {
      return { kind: 'leave', because: undefined };
    }
    return { kind: 'save', record: { ...record, stage: { ...record.stage, queue } } };
  });
}

function isFurther(a: QueueFill, b: QueueFill): boolean {
  if (b.kind === 'filled') return false;
  if (a.kind === 'filled' || !b.after) return true;
  if (!a.after) return false;
  return a.after.shard === b.after.shard ? a.after.seq > b.after.seq : a.after.shard > b.after.shard;
}
