import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { connectSender } from '../src/aws/connect-sender.ts';
import { loadSecrets } from '../src/aws/load-secrets.ts';
import { logLine } from '../src/aws/log-line.ts';
import { SendChunkEnv } from '../src/aws/send-chunk-env.ts';
import { sqsRedelivery, type Redelivery } from '../src/aws/sqs-redelivery.ts';
import { Chunk } from '../src/delivery/chunk.ts';
import type { Log } from '../src/delivery/log.ts';
import { sendChunk, type SendChunkPorts } from '../src/delivery/send-chunk.ts';

type TimeLeft = Pick<Context, 'getRemainingTimeInMillis'>;
/** Without a context there is no end to the time. */
type Handler = (event: SQSEvent, context?: TimeLeft) => Promise<SQSBatchResponse>;

let connected: Handler | undefined;

/** Connected at the first event, so that importing this file asks nothing of the environment. */
export const handler: Handler = async (event, context) => {
  connected ??= connect(SendChunkEnv.parse(await loadSecrets(process.env)));
  return connected(event, context);
};

function connect(env: SendChunkEnv): Handler {
  const redelivery = env.CHUNK_QUEUE_URL ? sqsRedelivery(env.CHUNK_QUEUE_URL) : undefined;
  return createHandler(connectSender(env), logLine, redelivery);
}

/** Sends the chunks of an SQS event, and reports those of which something is left for another delivery. */
export function createHandler(ports: SendChunkPorts, log: Log, redelivery?: Redelivery): Handler {
  return async ({ Records }, context) => {
    const until = context && new Date(ports.now().getTime() + context.getRemainingTimeInMillis());
    const batchItemFailures: { itemIdentifier: string }[] = [];
    for (const record of Records) {
      const left = await sendRecord(ports, log, record, until);
      if (!left) continue;
      if (left.waitMs !== undefined && (await redelivery?.afresh(record, left.waitMs))) continue;
      batchItemFailures.push({ itemIdentifier: record.messageId });
      await redelivery?.soon(record);
    }
    return { batchItemFailures };
  };
}

async function sendRecord(
  ports: SendChunkPorts,
  log: Log,
  { messageId, body, attributes }: SQSRecord,
  until: Date | undefined,
): Promise<{ readonly waitMs?: number } | undefined> {
  const delivery = Number(attributes.ApproximateReceiveCount);
  try {
    const chunk = Chunk.parse(JSON.parse(body));
    const { counts, ...result } = await sendChunk(ports, chunk, until);
    const { issueId, shard, seq } = chunk;
    log('chunk.send.finished', { issueId, shard, seq, delivery, ...result, ...counts });
    return result.kind === 'retry' ? result : undefined;
  } catch (error) {
    // One bad chunk must not hold up the others of the event; its deliveries end in the dead-letter queue.
    log('chunk.send.failed', { messageId, delivery, error: String(error) });
    return {};
  }
}
