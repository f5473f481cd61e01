import { Duration } from 'aws-cdk-lib/core';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { AlarmTopic } from './alarm-topic.ts';
import { LogMetric, type LogMetricProps } from './log-metric.ts';
import type { Feedback } from './feedback.ts';
import type { Housekeeping } from './housekeeping.ts';
import type { Inbound } from './inbound.ts';
import type { Planning } from './planning.ts';
import type { Sender } from './sender.ts';
import type { Sending } from './sending.ts';
import type { Settings } from './settings.ts';
import type { Site } from './site.ts';

/** What is watched. */
export interface WatchedParts {
  readonly settings: Settings;
  readonly sender: Sender;
  readonly sending: Sending;
  readonly feedback: Feedback;
  readonly housekeeping: Housekeeping;
  readonly planning: Planning;
  readonly site: Site;
  readonly inbound: Inbound | undefined;
}

const MINUTES_5 = Duration.minutes(5);
const MINUTES_15 = Duration.minutes(15);

// In the hour that clocks go through twice, Scheduler does not call a second time: that is 65 minutes of silence.
const SILENT_PERIODS = 6;

/** Everything that somebody has to be told of. Each alarm has its heading in docs/runbook.md. */
export class Alarms extends Construct {
  readonly topic: AlarmTopic;
  readonly #parts: WatchedParts;

  constructor(scope: Construct, id: string, parts: WatchedParts) {
    super(scope, id);
    this.#parts = parts;
    this.topic = new AlarmTopic(this, 'To', parts.settings);
    this.#watchReputation();
    this.#watchQueues();
    this.#watchIssues();
    this.#watchDays();
    this.#watchSubscribing();
  }

  // AWS reviews an account at 5 % bounces or 0.1 % complaints, and ends its sending some way above that. The rates are
  // of what was sent lately: between two issues SES says nothing, and an hour of silence is not the end of the trouble.
  // https://docs.aws.amazon.com/ses/latest/dg/reputationdashboard-cloudwatch-alarm.html
  #watchReputation(): void {
    const { configurationSetName } = this.#parts.sender.configurationSet;
    const reputation = (metricName: string) =>
      new Metric({
        namespace: 'AWS/SES',
        metricName,
        dimensionsMap: { 'ses:configuration-set': configurationSetName },
        statistic: 'Average',
        period: Duration.hours(1),
      });
    this.topic.raise({
      id: 'bounce-rate',
      says: 'Four in a hundred messages bounce; at five AWS reviews the account.',
      metric: reputation('Reputation.BounceRate'),
      threshold: 0.04,
      silence: 'as-before',
    });
    this.topic.raise({
      id: 'complaint-rate',
      says: 'Eight in ten thousand readers complain; at ten AWS reviews the account.',
      metric: reputation('Reputation.ComplaintRate'),
      threshold: 0.0008,
      silence: 'as-before',
    });
  }

  #watchQueues(): void {
    const { sending, feedback, inbound } = this.#parts;
    const count = { period: MINUTES_5, statistic: 'Maximum' };
    this.topic.raise({
      id: 'send-dlq',
      says: 'A chunk was given up on: its subscribers have not got the issue.',
      metric: sending.chunks.deadLetters.metricApproximateNumberOfMessagesVisible(count),
      threshold: 1,
    });
    this.topic.raise({
      id: 'feedback-dlq',
      says: 'What SES said about a message could not be recorded.',
      metric: feedback.events.deadLetters.metricApproximateNumberOfMessagesVisible(count),
      threshold: 1,
    });
    if (inbound)
      this.topic.raise({
        id: 'inbound-dlq',
        says: 'A mail to the site could not be handled three times over.',
        metric: inbound.deadLetters.metricApproximateNumberOfMessagesVisible(count),
        threshold: 1,
      });
    this.topic.raise({
      id: 'oldest-chunk',
      says: 'A chunk has waited for an hour: sending is slower than it should be, or stands still.',
      metric: sending.chunks.queue.metricApproximateAgeOfOldestMessage({ period: MINUTES_5 }),
      threshold: Duration.hours(1).toSeconds(),
    });
  }

  #watchIssues(): void {
    const { sweep } = this.#parts.housekeeping;
    const swept = { logs: [sweep.log], events: ['issue.sweep.finished'], period: MINUTES_15 };
    this.topic.raise({
      id: 'issue-not-finished',
      says: 'An issue has been going out for two hours, or is paused, and is not done.',
      metric: this.#metric('UnfinishedIssues', { ...swept, unless: 'done' }),
      threshold: 1,
      periods: 8,
    });
    this.topic.raise({
      id: 'unknown-messages',
      says: 'Of some messages nobody can say whether SES took them, for longer than settles by itself.',
      metric: this.#metric('UnprovenMessages', { ...swept, fields: ['unknown', 'held'] }),
      threshold: 1,
      periods: this.#periodsOfSettling(),
    });
  }

  #watchDays(): void {
    const { planning, housekeeping } = this.#parts;
    const { plan, compose } = planning;
    const planned = { logs: [plan.log], period: MINUTES_5 };
    this.topic.raise({
      id: 'no-issue-at-send-time',
      says: 'It is send time, and there is no issue.',
      metric: this.#metric('EmptyDays', { ...planned, events: ['issue.day.empty'] }),
      threshold: 1,
    });
    this.topic.raise({
      id: 'issue-refused',
      says: 'The issue was not begun: SES would not take all of it, or may not send.',
      metric: this.#metric('RefusedIssues', { ...planned, events: ['issue.plan.refused'] }),
      threshold: 1,
    });
    this.topic.raise({
      id: 'late-past-send-by',
      says: 'The time by which the issue had to be begun is over, and it was not.',
      metric: this.#metric('LateIssues', { ...planned, events: ['issue.day.late'] }),
      threshold: 1,
    });
    this.topic.raise({
      id: 'bad-article',
      says: 'An article that was dropped cannot be used; its report lies beside it.',
      metric: this.#metric('BadArticles', {
        logs: [compose.log, plan.log],
        events: ['drop.article.bad', 'issue.day.stopped'],
        period: MINUTES_5,
      }),
      threshold: 1,
    });
    // Its other alarms are of what it says itself: of a planner that is not called there is no word.
    this.topic.raise({
      id: 'planner-silent',
      says: 'Nothing has called the planner for an hour and a half: no issue goes out by itself.',
      metric: plan.function.metricInvocations({ period: MINUTES_15 }),
      threshold: 1,
      rings: 'below',
      silence: 'bad',
      periods: SILENT_PERIODS,
    });
    const scheduled = {
      plan,
      compose,
      sweep: housekeeping.sweep,
      'expire-requests': housekeeping.expireRequests,
    };
    for (const [name, each] of Object.entries(scheduled))
      this.topic.raise({
        id: `${name}-errors`,
        heading: 'scheduled-errors',
        says: `The function ${name}, which a schedule calls, fails.`,
        metric: each.function.metricErrors({ period: MINUTES_15 }),
        threshold: 1,
      });
  }

  #watchSubscribing(): void {
    const { site, inbound } = this.#parts;
    this.topic.raise({
      id: 'sign-up-flood',
      says: 'More sign-ups an hour than are taken: an attack, or a great day.',
      metric: this.#metric('SignUpFloods', {
        logs: [site.web.log, ...(inbound ? [inbound.inbound.log] : [])],
        events: ['subscribe.flood.tripped'],
        period: MINUTES_5,
      }),
      threshold: 1,
    });
    if (inbound)
      this.topic.raise({
        id: 'inbound-errors',
        says: 'Handling mail to the site fails.',
        metric: inbound.inbound.function.metricErrors({ period: MINUTES_15 }),
        threshold: 1,
      });
    this.topic.raise({
      id: 'web-errors',
      says: 'The site answers that it is broken.',
      metric: site.api.metricServerError({ period: MINUTES_5, statistic: 'Sum' }),
      threshold: 5,
    });
  }

  /** An hour more than a message may stay unknown, and two hours at least; an alarm looks at a day at most. */
  #periodsOfSettling(): number {
    const { settleMinutes = 60 } = this.#parts.settings.deployment;
    const minutes = Math.min(Math.max(settleMinutes + 60, 120), Duration.days(1).toMinutes());
    return Math.ceil(minutes / MINUTES_15.toMinutes());
  }

  #metric(id: string, props: Omit<LogMetricProps, 'namespace'>): Metric {
    return new LogMetric(this, id, { ...props, namespace: `Waybill/${this.#parts.settings.stackName}` })
      .metric;
  }
}
