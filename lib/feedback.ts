import { Duration, Stack } from 'aws-cdk-lib/core';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnConfigurationSetEventDestination } from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { FeedbackEnv } from '../src/aws/feedback-env.ts';
import type { Sender } from './sender.ts';
import type { Settings } from './settings.ts';
import type { Storage } from './storage.ts';
import { WaybillFunction } from './waybill-function.ts';
import { WorkQueue } from './work-queue.ts';

// A hundred events at some ten milliseconds each, with room for a table that is being warmed up.
const TIMEOUT = Duration.seconds(60);

// An event that cannot be recorded five times over ten minutes apart is one that we do not understand.
const DELIVERIES = 5;

// A million messages make some 2.5 million events. So many functions record 2,500 a second, so that the last are in well
// before an unknown message is given up on.
const MAX_CONCURRENCY = 50;

const EVENTS = ['send', 'delivery', 'deliveryDelay', 'bounce', 'complaint', 'reject'];

/** What SES says about messages, through a topic and a queue into the ledger: delivery by EventBridge is best effort only. */
export class Feedback extends Construct {
  readonly events: WorkQueue;
  readonly feedback: WaybillFunction<typeof FeedbackEnv>;

  constructor(
    scope: Construct,
    id: string,
    parts: { readonly settings: Settings; readonly storage: Storage; readonly sender: Sender },
  ) {
    super(scope, id);
    const { storage, sender, settings } = parts;
    const { logDays, maxBounceShare, maxComplaintShare } = settings.deployment;
    this.events = new WorkQueue(this, 'Events', { timeout: TIMEOUT, deliveries: DELIVERIES });
    this.#listen(sender);
    this.feedback = new WaybillFunction<typeof FeedbackEnv>(this, 'Feedback', {
      entry: 'feedback',
      description: 'Records what SES says about messages',
      environment: {
        TABLE_NAME: storage.allow('GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'),
        MAX_BOUNCE_SHARE: maxBounceShare?.toString(),
        MAX_COMPLAINT_SHARE: maxComplaintShare?.toString(),
      },
      // It waits for the table; below this, starting takes seconds.
      memoryMB: 512,
      timeout: TIMEOUT,
      logDays,
    });
    this.events.feed(this.feedback.function, {
      batchSize: 100,
      maxBatchingWindow: Duration.seconds(1),
      maxConcurrency: MAX_CONCURRENCY,
    });
  }

  #listen({ configurationSet }: Sender): void {
    const topic = new Topic(this, 'Topic', { enforceSSL: true });
    topic.addSubscription(new SqsSubscription(this.events.queue));
    const { account } = Stack.of(this);
    const { configurationSetName } = configurationSet;
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: {
          StringEquals: {
            'aws:SourceAccount': account,
            'aws:SourceArn': Stack.of(this).formatArn({
              service: 'ses',
              resource: 'configuration-set',
              resourceName: configurationSetName,
            }),
          },
        },
      }),
    );
    const destination = new CfnConfigurationSetEventDestination(this, 'Destination', {
      configurationSetName,
      eventDestination: {
        enabled: true,
        matchingEventTypes: EVENTS,
        snsDestination: { topicArn: topic.topicArn },
      },
    });
    // SES tries whether it may publish when the destination is made.
    destination.node.addDependency(topic);
  }
}
