import { Duration } from 'aws-cdk-lib/core';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  Metric,
  TextWidget,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { WatchedParts } from './alarms.ts';
import type { AlarmTopic } from './alarm-topic.ts';
import { siteUrl } from './lambda-files.ts';

const MINUTES_5 = Duration.minutes(5);

/** One page for the operator: what is wrong, how sending goes, what comes back, what comes in. */
export class Overview extends Construct {
  constructor(scope: Construct, id: string, parts: WatchedParts & { readonly alarms: AlarmTopic }) {
    super(scope, id);
    const { settings, sending, feedback, planning, housekeeping, site, inbound, alarms } = parts;
    const { newsletter, stackName } = settings;
    const functions = [
      sending.sendChunk,
      feedback.feedback,
      housekeeping.sweep,
      planning.plan,
      planning.compose,
      site.web,
      ...(inbound ? [inbound.inbound] : []),
    ].map((each) => each.function);

    const dashboard = new Dashboard(this, 'Dashboard', { dashboardName: stackName });
    dashboard.addWidgets(
      new TextWidget({
        width: 24,
        height: 2,
        markdown: `# ${newsletter.name}\nIssues go out at ${newsletter.sendTime}, ${newsletter.timeZone}. [Site](${siteUrl(newsletter)}). When something is red: docs/runbook.md. How one issue stands: \`npx waybill status DAY --stack ${stackName}\``,
      }),
      new AlarmStatusWidget({ title: 'Alarms', width: 24, height: 4, alarms: alarms.alarms }),
    );
    dashboard.addWidgets(
      graph('Messages taken by SES, and what became of them', SES_METRICS.map(sesMetric)),
      graph('Chunks that wait, and those given up on', [
        sending.chunks.queue.metricApproximateNumberOfMessagesVisible({ period: MINUTES_5 }),
        sending.chunks.deadLetters.metricApproximateNumberOfMessagesVisible({ period: MINUTES_5 }),
      ]),
    );
    dashboard.addWidgets(
      graph('Events that wait to be recorded', [
        feedback.events.queue.metricApproximateNumberOfMessagesVisible({ period: MINUTES_5 }),
        feedback.events.deadLetters.metricApproximateNumberOfMessagesVisible({ period: MINUTES_5 }),
      ]),
      graph('Requests to the site, and its errors', [
        site.api.metricCount({ period: MINUTES_5 }),
        site.api.metricClientError({ period: MINUTES_5 }),
        site.api.metricServerError({ period: MINUTES_5 }),
      ]),
    );
    dashboard.addWidgets(
      graph(
        'Errors of functions',
        functions.map((each) => each.metricErrors({ period: MINUTES_5 })),
      ),
      graph(
        'How long functions run',
        functions.map((each) => each.metricDuration({ period: MINUTES_5 })),
      ),
    );
  }
}

// Of the whole account in this region: SES counts these per configuration set only where a destination asks for it.
const SES_METRICS = ['Send', 'Delivery', 'Bounce', 'Complaint', 'Reject'];

function sesMetric(metricName: string): Metric {
  return new Metric({ namespace: 'AWS/SES', metricName, statistic: 'Sum', period: MINUTES_5 });
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: 12, height: 6 });
}
