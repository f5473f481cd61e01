import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Chunk } from '../delivery/chunk.ts';
import type { ChunkQueue } from '../delivery/chunk-queue.ts';

/** SendMessageBatch takes ten entries. Ten chunks of fifty ids are 15 kB, far below its limit of bytes. */
const ENTRIES = 10;

/** Chunks on SQS, one message each. */
export class SqsChunkQueue implements ChunkQueue {
  readonly #client: SQSClient;
  readonly #queueUrl: string;

  constructor(queueUrl: string, client = new SQSClient({})) {
    this.#queueUrl = queueUrl;
    this.#client = client;
  }

  /**
   * @throws Error if SQS does not take a chunk. Those before it are on the queue: whoever tries again puts them there
   *   twice, which senders bear.
   */
  async enqueue(chunks: readonly Chunk[]): Promise<void> {
    for (let start = 0; start < chunks.length; start += ENTRIES) {
      const entries = chunks
        .slice(start, start + ENTRIES)
        .map((chunk, index) => ({ Id: String(index), MessageBody: JSON.stringify(chunk) }));
      const answer = await this.#client.send(
        new SendMessageBatchCommand({ QueueUrl: this.#queueUrl, Entries: entries }),
      );
      const [failed] = answer.Failed ?? [];
      // A batch can fail in part, and the SDK then does not throw.
      if (failed) throw new Error(`SQS did not take a chunk: ${failed.Code ?? 'no code'}`);
    }
  }
}
