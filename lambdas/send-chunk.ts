import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { connectSender } from '../src/aws/connect-sender.ts';
import { logLine } from '../src/aws/log-line.ts';
import { SendChunkEnv } from '../src/aws/send-chunk-env.ts';
import { Chunk } from '../src/delivery/chunk.ts';
import type { Log } from '../src/delivery/log.ts';
import { sendChunk, type SendChunkPorts } from '../src/delivery/send-chunk.ts';

type TimeLeft = Pick<Context, 'getRemainingTimeInMillis'>;
/** Without a context there is no end to the time. */
type Handler = (event: SQSEvent, context?: TimeLeft) => Promise<SQSBatchResponse>;

let connected: Handler | undefined;

/** Connected at the first event, so that importing this file asks nothing of the environment. */
export const handler: Handler = (event, context) => {
  connected ??= createHandler(connectSender(SendChunkEnv.parse(process.env)), logLine);
  return connected(event, context);
};

/** Sends the chunks of an SQS event, and reports those of which something is left for another delivery. */
export function createHandler(ports: SendChunkPorts, log: Log): Handler {
  return async ({ Records }, context) => {
    const until = context && new Date(ports.now().getTime() + context.getRemainingTimeInMillis());
    const batchItemFailures: { itemIdentifier: string }[] = [];
    for (const record of Records) {
      if (!(await sendRecord(ports, log, { record, until })))
        batchItemFailures.push({ itemIdentifier: record.messageId });
    }
    return { batchItemFailures };
  };
}

interface Delivery {
  readonly record: SQSRecord;
  readonly until: Date | undefined;
}

async function sendRecord(ports: SendChunkPorts, log: Log, { record, until }: Delivery): Promise<boolean> {
  const delivery = Number(record.attributes.ApproximateReceiveCount);
  try {
    const chunk = Chunk.parse(JSON.parse(record.body));
    const { counts, ...result } = await sendChunk(ports, chunk, until);
    const { issueId, shard, seq } = chunk;
    log('chunk.send.finished', { issueId, shard, seq, delivery, ...result, ...counts });
    return result.kind !== 'retry';
  } catch (error) {
    // One bad chunk must not hold up the others of the event; its deliveries end in the dead-letter queue.
    log('chunk.send.failed', { messageId: record.messageId, delivery, error: String(error) });
    return false;
  }
}
