import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { ComposeEnv } from '../src/aws/compose-env.ts';
import type { PlanEnv } from '../src/aws/plan-env.ts';
import { FILE_PATHS, siteUrl, type LambdaFiles } from './lambda-files.ts';
import { Schedule } from './schedule.ts';
import type { Sender } from './sender.ts';
import type { Settings } from './settings.ts';
import { allowObjects, type Storage } from './storage.ts';
import { WaybillFunction } from './waybill-function.ts';
import type { WorkQueue } from './work-queue.ts';

/** What makes the day's issue go out: composing it if nobody has, and planning it at its time. */
export class Planning extends Construct {
  readonly plan: WaybillFunction<typeof PlanEnv>;
  readonly compose: WaybillFunction<typeof ComposeEnv>;

  constructor(
    scope: Construct,
    id: string,
    parts: {
      readonly settings: Settings;
      readonly files: LambdaFiles;
      readonly storage: Storage;
      readonly sender: Sender;
      readonly chunks: WorkQueue;
    },
  ) {
    super(scope, id);
    const { settings, files, storage, sender, chunks } = parts;
    const { newsletter, deployment } = settings;
    const composing = {
      CONFIGURATION_SET: sender.forSending(),
      ISSUE_BUCKET: allowObjects(storage.issues, { GetObject: 'issues/*', PutObject: 'issues/*' }),
      DROP_BUCKET: allowObjects(storage.drops, {
        GetObject: '*',
        PutObject: '*.report.txt',
        DeleteObject: '*.report.txt',
      }),
      SITE_URL: siteUrl(newsletter),
      NEWSLETTER_FILE: FILE_PATHS.newsletter,
      TEMPLATES_FOLDER: FILE_PATHS.templates,
    };
    const shape = {
      files: files.composing,
      // Rendering is all processor: 20 ms with a whole one, a second with a small part of it.
      memoryMB: 1_769,
      logDays: deployment.logDays,
      // The next tick does what this one has left.
      retryAttempts: 0,
    };
    this.plan = new WaybillFunction<typeof PlanEnv>(this, 'Plan', {
      ...shape,
      entry: 'plan',
      description: 'Begins the issue whose time has come',
      environment: {
        ...composing,
        TABLE_NAME: storage.allow('GetItem', 'Query', 'PutItem', 'UpdateItem'),
        CHUNK_QUEUE_URL: chunks.forEnqueuing(),
      },
      may: [sender.quota],
      // The most there is: a plan of millions that is not done by then is gone on with by the next tick.
      timeout: Duration.minutes(15),
    });
    this.compose = new WaybillFunction<typeof ComposeEnv>(this, 'Compose', {
      ...shape,
      entry: 'compose',
      description: 'Composes the next digest from what was dropped, if no editor has published one',
      environment: { ...composing, TABLE_NAME: storage.allow('GetItem', 'Query', 'PutItem') },
      timeout: Duration.minutes(2),
    });

    const tick = { expression: ticksThrough(newsletter.sendTime), timeZone: newsletter.timeZone };
    new Schedule(this, 'PlanSchedule', {
      ...tick,
      function: this.plan.function,
      description: 'Looks every five minutes whether an issue is to be begun',
    });
    new Schedule(this, 'ComposeSchedule', {
      ...tick,
      function: this.compose.function,
      description: 'Looks every five minutes whether a digest is to be composed',
    });
  }
}

const EVERY_MINUTES = 5;

/**
 * Ticks through the whole day, since an issue may be given a time of its own, and in step with the send time, so that
 * it is kept to the minute. What a tick does is decided by the moment at which it comes (`decideTick`).
 */
function ticksThrough(sendTime: string): string {
  return `cron(${Number(sendTime.slice(3)) % EVERY_MINUTES}/${EVERY_MINUTES} * * * ? *)`;
}
