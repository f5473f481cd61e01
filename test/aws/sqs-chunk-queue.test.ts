import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { SqsChunkQueue } from '../../src/aws/sqs-chunk-queue.ts';
import { Chunk } from '../../src/delivery/chunk.ts';

const QUEUE_URL = 'https://sqs.eu-west-1.amazonaws.com/111122223333/chunks';
const sqs = mockClient(SQSClient);
const queue = new SqsChunkQueue(QUEUE_URL);

const chunks = (count: number) =>
  Array.from({ length: count }, (_, seq) =>
    Chunk.parse({
      issueId: '2025-06-10',
      shard: 7,
      seq,
      subscriberIds: ['A'.repeat(22)],
      closesShard: false,
    }),
  );

beforeEach(() => {
  sqs.reset();
  sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] });
});

describe('the queue of chunks on SQS', () => {
  it('takes ten chunks a request, one message each, in their order', async () => {
    await queue.enqueue(chunks(23));
    const inputs = sqs.commandCalls(SendMessageBatchCommand).map(({ args }) => args[0].input);
    expect(inputs.map(({ QueueUrl, Entries }) => [QueueUrl, Entries?.length])).toEqual([
      [QUEUE_URL, 10],
      [QUEUE_URL, 10],
      [QUEUE_URL, 3],
    ]);
    const bodies = inputs
      .flatMap(({ Entries }) => Entries ?? [])
      .map(({ MessageBody }) => JSON.parse(MessageBody ?? '') as unknown);
    expect(bodies).toEqual(chunks(23));
  });

  it('asks for nothing where there is nothing to put', async () => {
    await queue.enqueue([]);
    expect(sqs.calls()).toHaveLength(0);
  });

  it('fails if SQS takes only some of them', async () => {
    sqs.on(SendMessageBatchCommand).resolves({
      Successful: [],
      Failed: [{ Id: '0', Code: 'InternalError', SenderFault: false }],
    });
    await expect(queue.enqueue(chunks(2))).rejects.toThrow('SQS did not take a chunk: InternalError');
  });
});
