import { ChangeMessageVisibilityCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';

/** Has a message delivered again at another time than when its visibility is over. */
export interface Redelivery {
  /**
   * For one that could not go on and is reported as failed: 10 s from now, then twice as long each time. If SQS does
   * not take that, the message waits as it would have, which is made for senders that died: many minutes.
   */
  soon(record: SQSRecord): Promise<void>;
  /**
   * For one with which nothing is the matter: as a message of its own, whose deliveries are counted afresh. A chunk that
   * waits for its turn would otherwise be given up on after ten looks. This one is to be let go of then; if it comes
   * again all the same, there are two of the chunk, which the claims make harmless.
   *
   * @returns false if SQS does not take it
   */
  afresh(record: SQSRecord, waitMs: number): Promise<boolean>;
}

const FIRST_SECONDS = 10;
const MOST_SECONDS = 300;
/** SQS delays a message by a quarter of an hour at most. */
const MOST_DELAY_SECONDS = 900;

export function sqsRedelivery(queueUrl: string, client = new SQSClient({})): Redelivery {
  return {
    soon: async ({ receiptHandle, attributes }) => {
      const deliveries = Number(attributes.ApproximateReceiveCount);
      const seconds = Math.min(MOST_SECONDS, FIRST_SECONDS * 2 ** (deliveries - 1));
      const change = { QueueUrl: queueUrl, ReceiptHandle: receiptHandle, VisibilityTimeout: seconds };
      await client.send(new ChangeMessageVisibilityCommand(change)).catch(() => undefined);
    },
    afresh: async ({ body }, waitMs) => {
      const seconds = Math.min(MOST_DELAY_SECONDS, Math.max(1, Math.ceil(waitMs / 1_000)));
      const message = { QueueUrl: queueUrl, MessageBody: body, DelaySeconds: seconds };
      return client.send(new SendMessageCommand(message)).then(
        () => true,
        () => false,
      );
    },
  };
}
