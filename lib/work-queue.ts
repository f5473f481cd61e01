import { Duration } from 'aws-cdk-lib/core';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Access } from './access.ts';
import { allow } from './allow.ts';

export interface WorkQueueProps {
  /** Of the function that empties it. */
  readonly timeout: Duration;
  /** After so many deliveries a message is put aside for a person. */
  readonly deliveries: number;
}

/** AWS asks for this much between a function's time-out and its queue's visibility, for retries of the poller. */
const VISIBILITY_FACTOR = 6;

/** The longest that SQS keeps: an operator may be on holiday. */
const KEPT = Duration.days(14);

/** A queue, and the one where its hopeless messages end. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { timeout, deliveries }: WorkQueueProps) {
    super(scope, id);
    this.deadLetters = deadLetterQueue(this, 'DeadLetters');
    this.queue = new Queue(this, 'Queue', {
      enforceSSL: true,
      retentionPeriod: KEPT,
      visibilityTimeout: Duration.seconds(timeout.toSeconds() * VISIBILITY_FACTOR),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: deliveries },
    });
  }

  /** The queue's address, and leave to put messages on it. */
  forEnqueuing(): Access {
    return this.#allow('SendMessage');
  }

  /** The queue's address, and leave to say when a message is to be delivered again, or to put it there afresh. */
  forRedelivery(): Access {
    return this.#allow('ChangeMessageVisibility', 'SendMessage');
  }

  /** Has a function empty the queue. What it reports as failed comes again; the rest of an event does not. */
  feed(
    consumer: LambdaFunction,
    limits: {
      readonly batchSize: number;
      readonly maxBatchingWindow?: Duration;
      readonly maxConcurrency: number;
    },
  ): void {
    consumer.addEventSource(new SqsEventSource(this.queue, { ...limits, reportBatchItemFailures: true }));
  }

  #allow(...actions: ('SendMessage' | 'ChangeMessageVisibility')[]): Access {
    const { queueUrl, queueArn } = this.queue;
    return {
      value: queueUrl,
      grantTo: (grantee) => {
        allow(grantee, { actions: actions.map((action) => `sqs:${action}`), resources: [queueArn] });
      },
    };
  }
}

/** Where what cannot be handled waits for a person. */
export function deadLetterQueue(scope: Construct, id: string): Queue {
  return new Queue(scope, id, { enforceSSL: true, retentionPeriod: KEPT });
}
