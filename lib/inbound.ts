import { CfnOutput, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib/core';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { ReceiptRuleSet, type IReceiptRuleSet } from 'aws-cdk-lib/aws-ses';
import { Lambda, S3 } from 'aws-cdk-lib/aws-ses-actions';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { InboundEnv } from '../src/aws/inbound-env.ts';
import type { Deployment } from '../src/digest/deployment.ts';
import { ActiveRuleSet } from './active-rule-set.ts';
import { DnsRecords } from './dns-records.ts';
import { FILE_PATHS, type LambdaFiles } from './lambda-files.ts';
import { privateBucket } from './private-bucket.ts';
import type { Secrets } from './secrets.ts';
import type { Sender } from './sender.ts';
import type { Settings } from './settings.ts';
import { allowObjects, type Storage } from './storage.ts';
import { WaybillFunction } from './waybill-function.ts';
import { deadLetterQueue } from './work-queue.ts';

const PREFIX = 'inbound/';

// The function removes a mail when it has read it. What it could not read is there for an operator to look at.
const RAW_MAIL_KEPT = Duration.days(7);

/** Mail to the site: it is kept in a bucket, then read by a function that subscribes, confirms and unsubscribes. */
export class Inbound extends Construct {
  readonly inbound: WaybillFunction<typeof InboundEnv>;
  readonly deadLetters: Queue;

  constructor(
    scope: Construct,
    id: string,
    parts: {
      readonly options: NonNullable<Deployment['inbound']>;
      readonly settings: Settings;
      readonly files: LambdaFiles;
      readonly storage: Storage;
      readonly secrets: Secrets;
      readonly sender: Sender;
    },
  ) {
    super(scope, id);
    const { options, settings, files, storage, secrets, sender } = parts;
    const { newsletter, deployment } = settings;
    const mails = privateBucket(this, 'RawMail', {
      // Unlike in the other buckets, what is deleted here is to be gone: these are people's mails.
      versioned: false,
      lifecycleRules: [{ id: 'raw-mail', expiration: RAW_MAIL_KEPT }],
    });
    this.deadLetters = deadLetterQueue(this, 'DeadLetters');
    Validations.of(this.deadLetters).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is where events end that the function could not handle, and has nothing after it.',
    });
    this.inbound = new WaybillFunction<typeof InboundEnv>(this, 'Inbound', {
      entry: 'inbound',
      files: files.inbound,
      description: 'Handles mail to the site',
      environment: {
        TABLE_NAME: storage.allow('GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'DeleteItem'),
        RAW_MAIL_BUCKET: allowObjects(mails, { GetObject: `${PREFIX}*`, DeleteObject: `${PREFIX}*` }),
        RAW_MAIL_PREFIX: PREFIX,
        CONFIGURATION_SET: sender.forSending(),
        LINK_KEYS_SECRET: secrets.linkKeys,
        SUBSCRIBER_ID_KEY_SECRET: secrets.subscriberIdKey,
        SITE_FILES: FILE_PATHS.site,
        SIGN_UPS_PER_HOUR: deployment.signUpsPerHour?.toString(),
        NETWORK_SIGN_UPS_PER_HOUR: deployment.networkSignUpsPerHour?.toString(),
      },
      memoryMB: 512,
      timeout: Duration.seconds(60),
      logDays: deployment.logDays,
    });
    this.inbound.function.configureAsyncInvoke({
      // After a minute and after two more; then the event waits in the dead-letter queue, and the mail in the bucket.
      retryAttempts: 2,
      onFailure: new SqsDestination(this.deadLetters),
    });

    const ruleSet = this.#ruleSet(options);
    ruleSet.addRule('Rule', {
      // All of the domain: the addresses that confirmations are replied to have a token in them.
      recipients: [newsletter.site],
      scanEnabled: true,
      actions: [
        // CDK's types do not know exactOptionalPropertyTypes, so that its own Bucket is no IBucket.
        new S3({ bucket: mails as IBucket, objectKeyPrefix: PREFIX }),
        new Lambda({ function: this.inbound.function }),
      ],
    });
    this.#activate(ruleSet.receiptRuleSetName, settings);
    const { region } = Stack.of(this);
    new DnsRecords(this, 'Records', {
      records: [
        {
          id: 'Inbound',
          type: 'MX',
          name: newsletter.site,
          value: `10 inbound-smtp.${region}.amazonaws.com`,
        },
      ],
      settings,
    });
  }

  #ruleSet({ ruleSet }: NonNullable<Deployment['inbound']>): IReceiptRuleSet {
    if (ruleSet !== undefined) return ReceiptRuleSet.fromReceiptRuleSetName(this, 'RuleSet', ruleSet);
    const own = new ReceiptRuleSet(this, 'RuleSet');
    // One that is active cannot be deleted, and would keep the stack from being so.
    own.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    return own;
  }

  // CloudFormation cannot make a rule set the active one, of which there is one an account and region.
  #activate(ruleSetName: string, { deployment }: Settings): void {
    if (deployment.inbound?.activate) {
      new ActiveRuleSet(this, 'Active', { ruleSetName, logDays: deployment.logDays });
      return;
    }
    const output = new CfnOutput(this, 'Activate', {
      description: 'Mail is taken once this was called; it takes the place of a rule set that is active now',
      value: `aws ses set-active-receipt-rule-set --rule-set-name ${ruleSetName}`,
    });
    output.overrideLogicalId('ActivateInbound');
  }
}
