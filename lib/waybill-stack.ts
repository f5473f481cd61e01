import { CfnOutput, Stack, Tags, type App } from 'aws-cdk-lib/core';
import type { StackOutputs } from '../src/aws/stack-outputs.ts';
import { Alarms } from './alarms.ts';
import { Feedback } from './feedback.ts';
import { Housekeeping } from './housekeeping.ts';
import { Inbound } from './inbound.ts';
import { siteUrl, type LambdaFiles } from './lambda-files.ts';
import { Overview } from './overview.ts';
import { Planning } from './planning.ts';
import { Secrets } from './secrets.ts';
import { Sender } from './sender.ts';
import { Sending } from './sending.ts';
import type { Settings } from './settings.ts';
import { Site } from './site.ts';
import { Storage } from './storage.ts';

/**
 * All that a newsletter needs in AWS. One stack, so that one command deploys it and one name finds it
 * (docs/decisions/0016).
 */
export class WaybillStack extends Stack {
  constructor(app: App, { settings, files }: { readonly settings: Settings; readonly files: LambdaFiles }) {
    const { newsletter, deployment, stage, region, stackName } = settings;
    super(app, stackName, {
      stackName,
      description: `Waybill: ${newsletter.name}, ${siteUrl(newsletter)}`,
      ...(region === undefined ? {} : { env: { region } }),
      // Whoever really means to take it down says so first; a stage comes and goes.
      terminationProtection: stage === undefined,
      // It would name the versions of CDK's modules in the template, and change it with each of them.
      analyticsReporting: false,
    });
    // Not the dashboard: older checkers of templates do not know that it can have some.
    const tagged = { excludeResourceTypes: ['AWS::CloudWatch::Dashboard'] };
    Tags.of(this).add('waybill:site', newsletter.site, tagged);
    Tags.of(this).add('waybill:stage', stage ?? 'production', tagged);

    const storage = new Storage(this, 'Storage');
    const secrets = new Secrets(this, 'Secrets');
    const sender = new Sender(this, 'Sender', settings);
    const sending = new Sending(this, 'Sending', { settings, storage, secrets, sender });
    const { chunks } = sending;
    const feedback = new Feedback(this, 'Feedback', { settings, storage, sender });
    const housekeeping = new Housekeeping(this, 'Housekeeping', { settings, storage, sender, chunks });
    const planning = new Planning(this, 'Planning', { settings, files, storage, sender, chunks });
    const site = new Site(this, 'Site', { settings, files, storage, secrets, sender });
    const inbound =
      deployment.inbound &&
      new Inbound(this, 'Inbound', {
        options: deployment.inbound,
        ...{ settings, files, storage, secrets, sender },
      });

    const watched = { settings, sender, sending, feedback, housekeeping, planning, site, inbound };
    const alarms = new Alarms(this, 'Alarms', watched);
    new Overview(this, 'Overview', { ...watched, alarms: alarms.topic });
    new CfnOutput(this, 'DropBucketName', { value: storage.drops.bucketName });
    this.#output({
      TableName: storage.table.tableName,
      ChunkQueueUrl: chunks.queue.queueUrl,
      IssueBucketName: storage.issues.bucketName,
      ConfigurationSetName: sender.configurationSet.configurationSetName,
      SiteUrl: siteUrl(newsletter),
      LinkKeysSecretArn: secrets.linkKeys.value,
      SubscriberIdKeySecretArn: secrets.subscriberIdKey.value,
    });
  }

  #output(outputs: StackOutputs): void {
    for (const [key, value] of Object.entries(outputs)) new CfnOutput(this, key, { value });
  }
}
