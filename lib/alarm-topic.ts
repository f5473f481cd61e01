import { Stack } from 'aws-cdk-lib/core';
import { Alarm, ComparisonOperator, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Settings } from './settings.ts';

export interface AlarmProps {
  /** Names it, and its heading in docs/runbook.md, as a link has it: `bounce-rate`. */
  readonly id: string;
  /** If several share one. */
  readonly heading?: string;
  /** One sentence for the mail that the operator gets. */
  readonly says: string;
  readonly metric: IMetric;
  /** It rings from this value on, or below it. */
  readonly threshold: number;
  readonly rings?: 'at-least' | 'below';
  /** What it is when nothing was counted: no trouble, what it was before, or the very trouble. */
  readonly silence?: 'good' | 'as-before' | 'bad';
  /** For how many periods of the metric on end; one by default. */
  readonly periods?: number;
}

/** Where alarms go: a topic, and by mail to whomever newsletter.yaml names. */
export class AlarmTopic extends Construct {
  readonly alarms: Alarm[] = [];
  readonly topic: Topic;
  readonly #settings: Settings;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    this.#settings = settings;
    this.topic = new Topic(this, 'Topic', {
      enforceSSL: true,
      displayName: `Waybill: ${settings.newsletter.name}`.slice(0, LONGEST_DISPLAY_NAME),
    });
    // A topic with a policy of its own has lost the one by which the account's alarms may publish.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    const { alarmsTo } = settings.deployment;
    if (alarmsTo !== undefined) this.topic.addSubscription(new EmailSubscription(alarmsTo));
  }

  /** Adds an alarm. Unless it says so, no news is good news: most of what is counted happens on bad days only. */
  raise(props: AlarmProps): void {
    const { id, heading = id, says, metric, threshold, periods = 1 } = props;
    const { rings = 'at-least', silence = 'good' } = props;
    const alarm = new Alarm(this, id, {
      alarmName: `${this.#settings.stackName} ${id}`,
      alarmDescription: `${says} What to do: docs/runbook.md#${heading}`,
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: COMPARISONS[rings],
      treatMissingData: MISSING_DATA[silence],
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    alarm.addOkAction(new SnsAction(this.topic));
    this.alarms.push(alarm);
  }
}

const LONGEST_DISPLAY_NAME = 100;

const COMPARISONS = {
  'at-least': ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
  below: ComparisonOperator.LESS_THAN_THRESHOLD,
} as const;

const MISSING_DATA = {
  good: TreatMissingData.NOT_BREACHING,
  'as-before': TreatMissingData.IGNORE,
  bad: TreatMissingData.BREACHING,
} as const;
