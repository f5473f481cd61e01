import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { createHandler } from '../../lambdas/feedback.ts';
import { connectFeedback } from '../aws/connect-feedback.ts';
import { FeedbackEnv } from '../aws/feedback-env.ts';
import type { Log } from '../delivery/log.ts';
import { TABLE_NAME } from './local-endpoints.ts';
import { QueueDriver } from './queue-driver.ts';
import type { SesEvent } from './ses-event.ts';
import { snsNotification, type SnsNotification } from './sns-notification.ts';

export interface LocalFeedback {
  /** Takes an event of the stand-in, as its topic would. */
  publish(event: SesEvent): void;
  /** When all that was published so far has been recorded. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const VISIBILITY_MS = 2_000;
const MAX_RECEIVES = 5;
const EVENTS_AT_ONCE = 2;

/** Feeds the events of the stand-in to the handler that records them, through a queue as in AWS. */
export function connectLocalFeedback(options: {
  readonly dynamodbUrl: string;
  readonly log: Log;
}): LocalFeedback {
  const env = FeedbackEnv.parse({ TABLE_NAME, LOCAL_DYNAMODB_URL: options.dynamodbUrl });
  const queue = new QueueDriver<SnsNotification>({
    handler: createHandler(connectFeedback(env), options.log),
    visibilityMs: VISIBILITY_MS,
    maxReceives: MAX_RECEIVES,
    concurrency: EVENTS_AT_ONCE,
    clock: () => performance.now(),
  });
  return {
    publish: (event) => {
      const notification = snsNotification(event, { id: randomUUID(), time: new Date().toISOString() });
      void queue.enqueue([notification]);
      void queue.drain();
    },
    settled: () => queue.drain(),
    close: () => queue.stop(),
  };
}
