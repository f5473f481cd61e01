import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { beforeEach, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { sqsRedelivery } from '../../src/aws/sqs-redelivery.ts';

const client = new SQSClient({ region: 'us-east-1' });
const sqs = mockClient(client);
beforeEach(() => void sqs.reset());

function delivered(deliveries: number): SQSRecord {
  return {
    receiptHandle: 'r',
    attributes: { ApproximateReceiveCount: String(deliveries) },
  } as SQSRecord;
}

it('waits longer from delivery to delivery, to a limit', async () => {
  sqs.on(ChangeMessageVisibilityCommand).resolves({});
  const redeliver = sqsRedelivery('https://queue.example/chunks', client);
  for (const deliveries of [1, 2, 3, 12]) await redeliver(delivered(deliveries));
  expect(sqs.commandCalls(ChangeMessageVisibilityCommand).map(({ args }) => args[0].input)).toEqual(
    [10, 20, 40, 300].map((VisibilityTimeout) => ({
      QueueUrl: 'https://queue.example/chunks',
      ReceiptHandle: 'r',
      VisibilityTimeout,
    })),
  );
});

it('leaves the message hidden as it was when SQS refuses', async () => {
  sqs.on(ChangeMessageVisibilityCommand).rejects(new Error('gone'));
  await sqsRedelivery('https://queue.example/chunks', client)(delivered(1));
  expect(sqs.calls()).toHaveLength(1);
});
