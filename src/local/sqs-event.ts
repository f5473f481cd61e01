import type { SQSEvent } from 'aws-lambda';

export interface Delivery {
  readonly id: string;
  readonly body: string;
  /** How often the message has been delivered, this time included. */
  readonly receives: number;
}

/** A message as Lambda hands it to a handler. */
export function sqsEvent({ id, body, receives }: Delivery): SQSEvent {
  return {
    Records: [
      {
        messageId: id,
        receiptHandle: `${id}-${receives}`,
        body,
        attributes: {
          ApproximateReceiveCount: String(receives),
          SentTimestamp: '0',
          SenderId: 'local',
          ApproximateFirstReceiveTimestamp: '0',
        },
        messageAttributes: {},
        md5OfBody: '',
        eventSource: 'aws:sqs',
        eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:chunks',
        awsRegion: 'us-east-1',
      },
    ],
  };
}
