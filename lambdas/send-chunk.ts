import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { connectSender } from '../src/aws/connect-sender.ts';
import { logLine } from '../src/aws/log-line.ts';
import { SendChunkEnv } from '../src/aws/send-chunk-env.ts';
import { Chunk } from '../src/delivery/chunk.ts';
import type { Log } from '../src/delivery/log.ts';
import { sendChunk, type SendChunkPorts } from '../src/delivery/send-chunk.ts';

type Handler = (event: SQSEvent) => Promise<SQSBatchResponse>;

let connected: Handler | undefined;

/** Connected at the first event, so that importing this file asks nothing of the environment. */
export const handler: Handler = (event) => {
  connected ??= createHandler(connectSender(SendChunkEnv.parse(process.env)), logLine);
  return connected(event);
};

/** Sends the chunks of an SQS event, and reports those of which something is left for another delivery. */
export function createHandler(ports: SendChunkPorts, log: Log): Handler {
  return async ({ Records }) => {
    const batchItemFailures: { itemIdentifier: string }[] = [];
    for (const record of Records) {
      if (!(await sendRecord(ports, log, record)))
        batchItemFailures.push({ itemIdentifier: record.messageId });
    }
    return { batchItemFailures };
  };
}

async function sendRecord(ports: SendChunkPorts, log: Log, record: SQSRecord): Promise<boolean> {
  const delivery = Number(record.attributes.ApproximateReceiveCount);
  try {
    const chunk = Chunk.parse(JSON.parse(record.body));
    const { counts, ...result } = await sendChunk(ports, chunk);
    const { issueId, shard, seq } = chunk;
    log('chunk.send.finished', { issueId, shard, seq, delivery, ...result, ...counts });
    return result.kind !== 'retry';
  } catch (error) {
    // One bad chunk must not hold up the others of the event; its deliveries end in the dead-letter queue.
    log('chunk.send.failed', { messageId: record.messageId, delivery, error: String(error) });
    return false;
  }
}
