import { ChangeMessageVisibilityCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
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
    body: '{}',
    attributes: { ApproximateReceiveCount: String(deliveries) },
  } as SQSRecord;
}

it('waits longer from delivery to delivery, to a limit', async () => {
  sqs.on(ChangeMessageVisibilityCommand).resolves({});
  const redelivery = sqsRedelivery('https://queue.example/chunks', client);
  for (const deliveries of [1, 2, 3, 12]) await redelivery.soon(delivered(deliveries));
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
  await sqsRedelivery('https://queue.example/chunks', client).soon(delivered(1));
  expect(sqs.calls()).toHaveLength(1);
});

it('puts what waits for its turn on the queue afresh, within what SQS can delay', async () => {
  sqs.on(SendMessageCommand).resolves({});
  const redelivery = sqsRedelivery('https://queue.example/chunks', client);
  for (const waitMs of [0, 74_001, 7_200_000])
    expect(await redelivery.afresh(delivered(3), waitMs)).toBe(true);
  expect(sqs.commandCalls(SendMessageCommand).map(({ args }) => args[0].input)).toEqual(
    [1, 75, 900].map((DelaySeconds) => ({
      QueueUrl: 'https://queue.example/chunks',
      MessageBody: '{}',
      DelaySeconds,
    })),
  );
});

it('says when SQS has not taken it, so that the old message is not let go of', async () => {
  sqs.on(SendMessageCommand).rejects(new Error('gone'));
  expect(await sqsRedelivery('https://queue.example/chunks', client).afresh(delivered(3), 1)).toBe(false);
});
