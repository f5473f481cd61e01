import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';

/** Has a message delivered again soon. */
export type RedeliverSoon = (record: SQSRecord) => Promise<void>;

const FIRST_SECONDS = 10;
const MOST_SECONDS = 300;

/**
 * A message that is reported as failed stays hidden until its visibility is over, which is made for senders that died:
 * many minutes. For one that could not go on this is long, so that it waits for 10 s, then for twice as long
 * each time. If SQS does not take that, the message waits as it would have.
 */
export function sqsRedelivery(queueUrl: string, client = new SQSClient({})): RedeliverSoon {
  return async ({ receiptHandle, attributes }) => {
    const deliveries = Number(attributes.ApproximateReceiveCount);
    const seconds = Math.min(MOST_SECONDS, FIRST_SECONDS * 2 ** (deliveries - 1));
    const change = { QueueUrl: queueUrl, ReceiptHandle: receiptHandle, VisibilityTimeout: seconds };
    await client.send(new ChangeMessageVisibilityCommand(change)).catch(() => undefined);
  };
}
