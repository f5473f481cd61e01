import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { SendChunkEnv } from '../src/aws/send-chunk-env.ts';
import type { Secrets } from './secrets.ts';
import type { Sender } from './sender.ts';
import type { Settings } from './settings.ts';
import type { Storage } from './storage.ts';
import { WaybillFunction } from './waybill-function.ts';
import { WorkQueue } from './work-queue.ts';

// A chunk of fifty is sent in seconds, and may wait for its turn for a minute. Must stay below CLAIM_SECONDS (300):
// a claim must not run out while its sender still works.
const TIMEOUT = Duration.seconds(120);

// Throttled chunks come back after 10 s, then twice as long each time, up to five minutes: ten deliveries are half an
// hour. One that waits for its turn is put on the queue afresh, and uses up none. What is left after them is a fault;
// the sweep puts the chunks of an issue on the queue again that is not done.
const DELIVERIES = 10;

/** From a queue of chunks to SES. */
export class Sending extends Construct {
  readonly chunks: WorkQueue;
  readonly sendChunk: WaybillFunction<typeof SendChunkEnv>;

  constructor(
    scope: Construct,
    id: string,
    parts: {
      readonly settings: Settings;
      readonly storage: Storage;
      readonly secrets: Secrets;
      readonly sender: Sender;
    },
  ) {
    super(scope, id);
    const { storage, secrets, sender, settings } = parts;
    const { senders, sendRateShare, logDays } = settings.deployment;
    this.chunks = new WorkQueue(this, 'Chunks', { timeout: TIMEOUT, deliveries: DELIVERIES });
    this.sendChunk = new WaybillFunction<typeof SendChunkEnv>(this, 'SendChunk', {
      entry: 'send-chunk',
      description: 'Sends the messages of a chunk',
      environment: {
        TABLE_NAME: storage.allow('GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'),
        CHUNK_QUEUE_URL: this.chunks.forRedelivery(),
        CONFIGURATION_SET: sender.forSending(),
        LINK_KEYS_SECRET: secrets.linkKeys,
        SEND_RATE_SHARE: sendRateShare?.toString(),
      },
      may: [sender.quota],
      // A whole processor, which is what 400 messages a second take; memory itself stays below 200 MB.
      memoryMB: 1_769,
      timeout: TIMEOUT,
      logDays,
    });
    // One chunk an event: the time that is left is shared out to one chunk's turn.
    this.chunks.feed(this.sendChunk.function, { batchSize: 1, maxConcurrency: senders });
  }
}
