import type { Duration } from 'aws-cdk-lib/core';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter, type IFilterPattern, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface LogMetricProps {
  /** In whose logs to look. */
  readonly logs: readonly ILogGroup[];
  /** Names of log lines, such as `issue.day.empty`. */
  readonly events: readonly string[];
  /** Fields whose values are taken; each line counts one without them. */
  readonly fields?: readonly string[];
  /** Only lines in which this field is false. */
  readonly unless?: string;
  readonly namespace: string;
  readonly period: Duration;
}

/**
 * What log lines amount to: how many there are in a period, or the greatest value of some fields. Several logs and
 * fields make one metric: CloudWatch adds metrics up only where each of them has data.
 */
export class LogMetric extends Construct {
  readonly metric: Metric;

  constructor(scope: Construct, id: string, props: LogMetricProps) {
    super(scope, id);
    const { logs, fields, namespace: metricNamespace, period } = props;
    for (const logGroup of logs) {
      for (const field of fields ?? [undefined]) {
        new MetricFilter(this, `${logGroup.node.path.split('/').at(-2) ?? ''}${field ?? ''}`, {
          logGroup,
          filterPattern: patternOf(props, field),
          metricNamespace,
          metricName: id,
          metricValue: field === undefined ? '1' : `$.${field}`,
        });
      }
    }
    const statistic = fields === undefined ? 'Sum' : 'Maximum';
    this.metric = new Metric({ namespace: metricNamespace, metricName: id, statistic, period });
  }
}

function patternOf({ events, unless }: LogMetricProps, field: string | undefined): IFilterPattern {
  const named = FilterPattern.any(...events.map((event) => FilterPattern.stringValue('$.event', '=', event)));
  const also = [
    ...(field === undefined ? [] : [FilterPattern.exists(`$.${field}`)]),
    ...(unless === undefined ? [] : [FilterPattern.booleanValue(`$.${unless}`, false)]),
  ];
  return also.length > 0 ? FilterPattern.all(named, ...also) : named;
}
