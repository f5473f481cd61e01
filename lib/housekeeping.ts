import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { ExpiryEnv } from '../src/aws/expiry-env.ts';
import type { SweepEnv } from '../src/aws/sweep-env.ts';
import { Schedule } from './schedule.ts';
import type { Sender } from './sender.ts';
import type { Settings } from './settings.ts';
import type { Storage } from './storage.ts';
import { WaybillFunction } from './waybill-function.ts';
import type { WorkQueue } from './work-queue.ts';

/** What puts things right by and by: the sweep of issues that are being sent, and the end of unanswered requests. */
export class Housekeeping extends Construct {
  readonly sweep: WaybillFunction<typeof SweepEnv>;
  readonly expireRequests: WaybillFunction<typeof ExpiryEnv>;

  constructor(
    scope: Construct,
    id: string,
    parts: {
      readonly settings: Settings;
      readonly storage: Storage;
      readonly sender: Sender;
      readonly chunks: WorkQueue;
    },
  ) {
    super(scope, id);
    const { settings, storage, sender, chunks } = parts;
    const { newsletter, deployment } = settings;
    this.sweep = new WaybillFunction<typeof SweepEnv>(this, 'Sweep', {
      entry: 'sweep',
      description: 'Looks after issues that are being sent, and reports when one is done',
      environment: {
        TABLE_NAME: storage.allow('GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'),
        CHUNK_QUEUE_URL: chunks.forEnqueuing(),
        CONFIGURATION_SET: sender.forSending(),
        REPORT_TO: newsletter.replyTo,
        SETTLE_MINUTES: deployment.settleMinutes?.toString(),
        UNKNOWN_POLICY: deployment.unknownMessages,
        MAX_BOUNCE_SHARE: deployment.maxBounceShare?.toString(),
        MAX_COMPLAINT_SHARE: deployment.maxComplaintShare?.toString(),
        SES_PRICE_PER_THOUSAND: deployment.sesPricePerThousand?.toString(),
      },
      // It reads all rows of an issue: a million take minutes, and a processor is what makes them fewer.
      memoryMB: 1_769,
      timeout: Duration.minutes(9),
      logDays: deployment.logDays,
      // The next sweep comes in ten minutes; two at once would read everything twice.
      retryAttempts: 0,
    });
    new Schedule(this, 'SweepSchedule', {
      function: this.sweep.function,
      description: 'Sweeps the issues that are being sent',
      expression: 'rate(10 minutes)',
    });

    this.expireRequests = new WaybillFunction<typeof ExpiryEnv>(this, 'ExpireRequests', {
      entry: 'expire-requests',
      description: 'Forgets the requests to subscribe that nobody has answered',
      environment: {
        TABLE_NAME: storage.allow('Query', 'BatchGetItem', 'PutItem', 'DeleteItem', 'BatchWriteItem'),
      },
      memoryMB: 512,
      // A million subscribers are read in some minutes.
      timeout: Duration.minutes(15),
      logDays: deployment.logDays,
      retryAttempts: 1,
    });
    new Schedule(this, 'ExpireRequestsSchedule', {
      function: this.expireRequests.function,
      description: 'Forgets unanswered requests, at an hour when nothing is sent',
      expression: `cron(${EXPIRY_MINUTE} ${quietHour(newsletter.sendTime)} * * ? *)`,
      timeZone: newsletter.timeZone,
    });
  }
}

/** Any minute at which not everybody else's schedules begin. */
const EXPIRY_MINUTE = 23;

/** Twelve hours from the send time. */
function quietHour(sendTime: string): number {
  return (Number(sendTime.slice(0, 2)) + 12) % 24;
}
