import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { ComposeEnv } from '../../src/aws/compose-env.ts';
import { ExpiryEnv } from '../../src/aws/expiry-env.ts';
import { FeedbackEnv } from '../../src/aws/feedback-env.ts';
import { InboundEnv } from '../../src/aws/inbound-env.ts';
import { PlanEnv } from '../../src/aws/plan-env.ts';
import { SendChunkEnv } from '../../src/aws/send-chunk-env.ts';
import { StackOutputs } from '../../src/aws/stack-outputs.ts';
import { SweepEnv } from '../../src/aws/sweep-env.ts';
import { WebEnv } from '../../src/aws/web-env.ts';
import { PAID_BY_PIECE } from '../../src/delivery/month-cost.ts';
import { FULL, resourcesOf, stackWith, templateOf, type Resource, type Template } from './deployed.ts';

let usual: Template;
let full: Template;
beforeAll(() => {
  usual = templateOf(stackWith());
  full = templateOf(stackWith(FULL));
});

const properties = ([, { Properties }]: [string, Resource]) => Properties;
const functionIds = (template: Template) => ourFunctions(template).map(([id]) => id);

/** Without the one that CDK brings for a call at deployment. */
function ourFunctions(template: Template) {
  return resourcesOf(template, 'AWS::Lambda::Function').filter(([id]) => !id.startsWith('AWS679f'));
}

describe('what must never be made anew', () => {
  // A logical id that changes is another resource to CloudFormation: it would make an empty one, and readers, issues,
  // links and the sender's standing would be left behind in the old one. An id changes with the path of a construct.
  it.each([
    ['StorageTableB43FDCE7', 'AWS::DynamoDB::Table'],
    ['StorageIssues56CDF170', 'AWS::S3::Bucket'],
    ['StorageDropsC4008030', 'AWS::S3::Bucket'],
    ['SecretsLinkKeysDA516D71', 'AWS::SecretsManager::Secret'],
    ['SecretsSubscriberIdKey39FFA51C', 'AWS::SecretsManager::Secret'],
    ['SenderIdentity814F01AC', 'AWS::SES::EmailIdentity'],
  ])('keeps its logical id and stays when the stack goes: %s', (id, type) => {
    expect(usual.Resources[id]).toMatchObject({
      Type: type,
      DeletionPolicy: expect.stringMatching(/^Retain/),
      UpdateReplacePolicy: 'Retain',
    });
  });

  it('is not in the way of the next try when the first deployment fails', () => {
    const kept = Object.values(full.Resources).filter(({ DeletionPolicy }) => DeletionPolicy === 'Retain');
    // A table that is protected from being deleted would hold the rolling back up.
    expect(kept.map(({ Type }) => Type)).toEqual(['AWS::DynamoDB::Table']);
  });

  // docs/deploy.md says of each what to do with it when the stack is taken down.
  it('is the table, the buckets, the secrets, the domain and the rule set, and nothing else', () => {
    const left = Object.values(full.Resources).filter(({ DeletionPolicy }) =>
      DeletionPolicy?.startsWith('Retain'),
    );
    expect([...new Set(left.map(({ Type }) => Type))].toSorted()).toEqual([
      'AWS::DynamoDB::Table',
      'AWS::S3::Bucket',
      'AWS::SES::EmailIdentity',
      'AWS::SES::ReceiptRuleSet',
      'AWS::SecretsManager::Secret',
    ]);
  });

  it('has the table’s keys, a point to go back to, and protection from being deleted', () => {
    const [table] = resourcesOf(usual, 'AWS::DynamoDB::Table').map(properties);
    expect(table).toMatchObject({
      KeySchema: [
        { AttributeName: 'PK', KeyType: 'HASH' },
        { AttributeName: 'SK', KeyType: 'RANGE' },
      ],
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
      DeletionProtectionEnabled: true,
    });
  });

  it('is in buckets that are private and versioned; raw mail is gone after a week', () => {
    const buckets = resourcesOf(full, 'AWS::S3::Bucket').map(properties);
    expect(buckets).toHaveLength(3);
    for (const bucket of buckets)
      expect(bucket.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
    expect(buckets.filter(({ VersioningConfiguration }) => VersioningConfiguration)).toHaveLength(2);
    expect(JSON.stringify(buckets)).toContain('{"ExpirationInDays":7,"Id":"raw-mail","Status":"Enabled"}');
  });

  it('is reached over TLS only', () => {
    const policies = ['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy'].flatMap(
      (type) => resourcesOf(full, type),
    );
    expect(policies).toHaveLength(3 + 5 + 2);
    for (const policy of policies)
      expect(JSON.stringify(policy)).toContain('{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny"');
  });
});

describe('the functions', () => {
  it('run on Node 24 on arm64, each with its own log that is kept for as long as it says', () => {
    const logs = new Map(resourcesOf(full, 'AWS::Logs::LogGroup'));
    for (const [id, { Properties }] of ourFunctions(full)) {
      expect([id, Properties]).toEqual([
        id,
        expect.objectContaining({
          Runtime: 'nodejs24.x',
          Architectures: ['arm64'],
          Handler: 'index.handler',
        }),
      ]);
      const log = logs.get(Properties.LoggingConfig.LogGroup.Ref);
      expect(log?.Properties).toMatchObject({ RetentionInDays: 90 });
    }
    expect([...logs.values()].every(({ Properties }) => Properties.RetentionInDays === 90)).toBe(true);
  });

  it.each<[string, z.ZodType]>([
    ['SendingSendChunk', SendChunkEnv],
    ['Feedback', FeedbackEnv],
    ['HousekeepingSweep', SweepEnv.required({ CHUNK_QUEUE_URL: true })],
    ['HousekeepingExpireRequests', ExpiryEnv],
    ['PlanningPlan', PlanEnv.required({ CHUNK_QUEUE_URL: true, DROP_BUCKET: true })],
    ['PlanningCompose', ComposeEnv.required({ DROP_BUCKET: true })],
    ['SiteWeb', WebEnv.required({ ISSUE_BUCKET: true })],
    ['Inbound', InboundEnv.required({ RAW_MAIL_BUCKET: true })],
  ])('are told what they read: %s', (id, schema) => {
    for (const template of [usual, full]) {
      const found = ourFunctions(template).find(([each]) => each.startsWith(`${id}Function`));
      if (!found && id === 'Inbound' && template === usual) continue;
      expect(schema.safeParse(variablesOf(found![1]))).toMatchObject({ success: true });
    }
  });

  it('are given what newsletter.yaml sets', () => {
    const sent = JSON.stringify(ourFunctions(full).map(([, { Properties }]) => Properties.Environment));
    for (const value of [
      '"SEND_RATE_SHARE":"0.7"',
      '"UNKNOWN_POLICY":"hold"',
      '"SETTLE_MINUTES":"90"',
      '"MAX_BOUNCE_SHARE":"0.03"',
      '"MAX_COMPLAINT_SHARE":"0.0005"',
      '"SIGN_UPS_PER_HOUR":"500"',
      '"NETWORK_SIGN_UPS_PER_HOUR":"50"',
      '"SES_PRICE_PER_THOUSAND":"0.1"',
    ])
      expect(sent).toContain(value);
  });

  it('have no secret in their environment', () => {
    const all = ourFunctions(full).flatMap(([, { Properties }]) =>
      Object.keys(Properties.Environment.Variables),
    );
    expect(all).not.toContain('LINK_KEYS');
    expect(all).not.toContain('SUBSCRIBER_ID_KEY');
  });
});

/** A function's variables with every reference made up, and secrets filled in, as `loadSecrets` does. */
function variablesOf({ Properties }: Resource): Record<string, string> {
  const entries = Object.entries(Properties.Environment.Variables).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : name.endsWith('_URL') ? 'https://sqs.example/1/queue' : 'some-name',
  ]);
  const variables = Object.fromEntries(entries) as Record<string, string>;
  return {
    ...variables,
    ...('LINK_KEYS_SECRET' in variables
      ? { LINK_KEYS: JSON.stringify({ current: 'k1', secrets: { k1: 'x'.repeat(64) } }) }
      : {}),
    ...('SUBSCRIBER_ID_KEY_SECRET' in variables ? { SUBSCRIBER_ID_KEY: 'x'.repeat(64) } : {}),
  };
}

describe('the policies', () => {
  const statements = () =>
    resourcesOf(full, 'AWS::IAM::Policy').flatMap(
      ([, { Properties }]) => Properties.PolicyDocument.Statement,
    );

  it('name every action', () => {
    const actions = statements().flatMap(({ Action }) => Action);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  it('let nobody scan or delete the table', () => {
    const actions = new Set(statements().flatMap(({ Action }) => Action));
    for (const action of ['dynamodb:Scan', 'dynamodb:DeleteTable', 's3:DeleteBucket', 'sns:Publish'])
      expect(actions).not.toContain(action);
  });

  it('let the site read issues and pictures, and write neither', () => {
    const ofSite = resourcesOf(full, 'AWS::IAM::Policy').filter(([id]) => id.startsWith('SiteWeb'));
    const onObjects = ofSite
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
      .filter(({ Action }) => /^s3:.*Object/.test([Action].flat().join()));
    expect(onObjects.map(({ Action }) => Action)).toEqual(['s3:GetObject']);
    const resources = JSON.stringify(onObjects[0]!.Resource);
    expect(resources.match(/"\/[^"]*"/g)).toEqual(['"/images/*"', '"/issues/*"']);
  });

  it('let a function send as the newsletter and as nobody else, with the configuration set', () => {
    const sending = statements().filter(({ Action }) => [Action].flat().includes('ses:SendRawEmail'));
    expect(sending).toHaveLength(6);
    for (const { Condition, Resource } of sending) {
      expect(Condition).toEqual({ StringEquals: { 'ses:FromAddress': 'daily@news.example.com' } });
      expect(JSON.stringify(Resource)).toContain(':identity/news.example.com"');
      expect(JSON.stringify(Resource)).toContain(':configuration-set/');
    }
  });

  it('let a newsletter send from a domain that others have set up, above its own', () => {
    const resources = (fields: Parameters<typeof stackWith>[0]) =>
      JSON.stringify(
        resourcesOf(templateOf(stackWith(fields)), 'AWS::IAM::Policy').flatMap(
          ([, { Properties }]) => Properties.PolicyDocument.Statement,
        ),
      );
    expect(resources({ deployment: { identity: 'existing' } })).toContain(':identity/example.com"');
    expect(resources({})).not.toContain(':identity/example.com"');
  });

  it('let SES publish events of this configuration set only', () => {
    const policies = resourcesOf(usual, 'AWS::SNS::TopicPolicy').map(([, { Properties }]) =>
      JSON.stringify(Properties),
    );
    expect(policies.find((policy) => policy.includes('ses.amazonaws.com'))).toContain('aws:SourceArn');
  });
});

describe('the queues', () => {
  it('end in a dead-letter queue, and hide a message for six times as long as its function may run', () => {
    for (const [, { Properties }] of resourcesOf(full, 'AWS::Lambda::EventSourceMapping')) {
      const queue = full.Resources[Properties.EventSourceArn['Fn::GetAtt'][0]]!.Properties;
      const consumer = full.Resources[Properties.FunctionName.Ref]!.Properties;
      expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * consumer.Timeout);
      expect(queue.RedrivePolicy.maxReceiveCount).toBeGreaterThanOrEqual(5);
      expect(Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
      expect(Properties.ScalingConfig.MaximumConcurrency).toBeGreaterThanOrEqual(2);
    }
    expect(resourcesOf(full, 'AWS::Lambda::EventSourceMapping')).toHaveLength(2);
  });

  it('give a sender less time than its claims are believed', () => {
    const sender = ourFunctions(usual).find(([id]) => id.startsWith('SendingSendChunk'))![1];
    const { CLAIM_SECONDS } = SendChunkEnv.parse(variablesOf(sender));
    expect(sender.Properties.Timeout).toBeLessThan(CLAIM_SECONDS);
  });

  it('get what becomes of messages, but neither opens nor clicks', () => {
    const [destination] = resourcesOf(usual, 'AWS::SES::ConfigurationSetEventDestination').map(properties);
    expect(destination!.EventDestination).toMatchObject({
      Enabled: true,
      MatchingEventTypes: ['send', 'delivery', 'deliveryDelay', 'bounce', 'complaint', 'reject'],
    });
  });
});

describe('the schedules', () => {
  it('tick in step with the send time, in the newsletter’s zone, on the minute', () => {
    const schedules = resourcesOf(usual, 'AWS::Scheduler::Schedule').map(properties);
    expect(
      schedules.map(({ ScheduleExpression, ScheduleExpressionTimezone }) => [
        ScheduleExpression,
        ScheduleExpressionTimezone,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['rate(10 minutes)', 'UTC'],
        ['cron(2/5 * * * ? *)', 'Europe/London'],
        ['cron(23 5 * * ? *)', 'Europe/London'],
      ]),
    );
    for (const { FlexibleTimeWindow } of schedules) expect(FlexibleTimeWindow).toEqual({ Mode: 'OFF' });
  });
});

describe('the site', () => {
  it('throttles every route, and sign-up far more', () => {
    const [stage] = resourcesOf(usual, 'AWS::ApiGatewayV2::Stage').map(properties);
    expect(stage).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 },
      RouteSettings: {
        'POST /subscribe': { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 20 },
        'ANY /images/{name}': { ThrottlingRateLimit: 500, ThrottlingBurstLimit: 1_000 },
      },
    });
    expect(
      resourcesOf(usual, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Properties.RouteKey),
    ).toEqual(expect.arrayContaining(['$default', 'POST /subscribe', 'ANY /images/{name}']));
  });

  it('logs requests without paths, which may hold tokens, and without addresses', () => {
    const [stage] = resourcesOf(usual, 'AWS::ApiGatewayV2::Stage').map(properties);
    expect(stage!.AccessLogSettings.Format).not.toMatch(/path|sourceIp|userAgent|query/i);
  });

  it('has its own domain where there is a zone, and is then nowhere else', () => {
    expect(resourcesOf(full, 'AWS::ApiGatewayV2::DomainName').map(properties)).toMatchObject([
      { DomainName: 'news.example.com' },
    ]);
    expect(resourcesOf(full, 'AWS::ApiGatewayV2::Api').map(properties)).toMatchObject([
      { DisableExecuteApiEndpoint: true },
    ]);
    expect(resourcesOf(usual, 'AWS::ApiGatewayV2::DomainName')).toEqual([]);
    expect(usual.Outputs).toHaveProperty('SiteEndpoint');
  });
});

describe('the DNS records', () => {
  it('are written into a hosted zone where there is one', () => {
    const records = resourcesOf(full, 'AWS::Route53::RecordSet').map(properties);
    expect(
      records.map(({ Type, Name }) => `${String(Type)} ${typeof Name === 'string' ? Name : 'dkim'}`),
    ).toEqual(
      expect.arrayContaining([
        'MX bounce.news.example.com',
        'TXT bounce.news.example.com',
        'TXT _dmarc.news.example.com',
        'MX news.example.com',
        'A news.example.com',
        'AAAA news.example.com',
        'CNAME dkim',
      ]),
    );
    expect(Object.keys(full.Outputs).filter((name) => name.startsWith('Dns'))).toEqual([]);
  });

  it('are printed where there is none', () => {
    expect(Object.keys(usual.Outputs)).toEqual(
      expect.arrayContaining(['DnsDkim1', 'DnsDkim2', 'DnsDkim3', 'DnsMailFrom', 'DnsSpf', 'DnsDmarc']),
    );
    expect(usual.Outputs.DnsDmarc).toEqual({ Value: '_dmarc.news.example.com TXT v=DMARC1; p=none' });
  });
});

describe('mail to the site', () => {
  const withInbound = (inbound: object) =>
    templateOf(stackWith({ deployment: { region: 'eu-west-1', inbound } }));

  it('is not taken unless newsletter.yaml says so', () => {
    expect(resourcesOf(usual, 'AWS::SES::ReceiptRule')).toEqual([]);
  });

  it('is kept, then read; the rule set is made the active one on demand only', () => {
    const template = withInbound({});
    const [rule] = resourcesOf(template, 'AWS::SES::ReceiptRule').map(properties);
    expect(rule!.Rule).toMatchObject({ Recipients: ['news.example.com'], ScanEnabled: true });
    const actions = rule!.Rule.Actions;
    expect(actions.flatMap((action) => Object.keys(action))).toEqual(['S3Action', 'LambdaAction']);
    expect(resourcesOf(template, 'Custom::ActiveReceiptRuleSet')).toEqual([]);
    expect(JSON.stringify(template.Outputs.ActivateInbound)).toContain('aws ses set-active-receipt-rule-set');
    expect(resourcesOf(full, 'Custom::ActiveReceiptRuleSet')).toHaveLength(1);
  });

  it('can be added to a rule set that is there', () => {
    const template = withInbound({ ruleSet: 'house-rules' });
    expect(resourcesOf(template, 'AWS::SES::ReceiptRuleSet')).toEqual([]);
    expect(resourcesOf(template, 'AWS::SES::ReceiptRule').map(properties)).toMatchObject([
      { RuleSetName: 'house-rules' },
    ]);
  });
});

describe('the alarms', () => {
  const alarms = () => resourcesOf(full, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);

  it('each have a heading in the runbook that their description leads to', () => {
    const headings: string[] = readFileSync('docs/runbook.md', 'utf8').match(/(?<=^## ).+$/gm) ?? [];
    const anchors = alarms().map(
      ({ AlarmDescription }) => /docs\/runbook\.md#([a-z-]+)$/.exec(AlarmDescription)?.[1],
    );
    expect(anchors.filter((anchor) => anchor === undefined || !headings.includes(anchor))).toEqual([]);
    expect(anchors.length).toBeGreaterThanOrEqual(16);
  });

  const alarmOf = (id: string, template = full) =>
    resourcesOf(template, 'AWS::CloudWatch::Alarm')
      .map(properties)
      .find(({ AlarmName }) => AlarmName === `waybill-news-example-com ${id}`);

  it('look at the rates of the newsletter’s own configuration set, and do not take a silent hour for the all-clear', () => {
    const [set] = resourcesOf(full, 'AWS::SES::ConfigurationSet');
    for (const id of ['bounce-rate', 'complaint-rate'])
      expect(alarmOf(id)).toMatchObject({
        Namespace: 'AWS/SES',
        Dimensions: [{ Name: 'ses:configuration-set', Value: { Ref: set![0] } }],
        TreatMissingData: 'ignore',
      });
    expect(set![1].Properties.ReputationOptions).toEqual({ ReputationMetricsEnabled: true });
  });

  it('ring when nothing calls the planner, which nobody else would tell of', () => {
    expect(alarmOf('planner-silent')).toMatchObject({
      MetricName: 'Invocations',
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
    });
    // Clocks that are put back make an hour without ticks, and that is nothing to ring for.
    const { Period, EvaluationPeriods } = alarmOf('planner-silent')!;
    expect(Number(Period) * Number(EvaluationPeriods)).toBeGreaterThan(70 * 60);
  });

  it('leave unknown messages the time that they are given to settle', () => {
    const minutes = (template: Template) => {
      const { Period, EvaluationPeriods } = alarmOf('unknown-messages', template)!;
      return (Number(Period) * Number(EvaluationPeriods)) / 60;
    };
    expect(minutes(usual)).toBe(120);
    const patient = templateOf(stackWith({ deployment: { settleMinutes: 600 } }));
    expect(minutes(patient)).toBe(660);
    const longest = templateOf(stackWith({ deployment: { settleMinutes: 1440 } }));
    expect(minutes(longest)).toBe(24 * 60);
  });

  it('are told to whom newsletter.yaml names', () => {
    expect(alarms().every(({ AlarmActions }) => AlarmActions.length === 1)).toBe(true);
    expect(resourcesOf(full, 'AWS::SNS::Subscription').map(properties)).toContainEqual(
      expect.objectContaining({ Protocol: 'email', Endpoint: 'ops@example.com' }),
    );
  });

  it('look for log lines that somebody writes', () => {
    const sources = ['src', 'lambdas']
      .flatMap((root) =>
        readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => `${root}/${name}`),
      )
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(name, 'utf8'))
      .join('\n');
    const events = resourcesOf(full, 'AWS::Logs::MetricFilter').flatMap(([, { Properties }]) =>
      [...Properties.FilterPattern.matchAll(/\$\.event = "([^"]+)"/g)].map(([, event]) => event),
    );
    expect(events.length).toBeGreaterThan(8);
    expect(events.filter((event) => !sources.includes(`'${event}'`))).toEqual([]);
  });
});

describe('the stack', () => {
  it('has as many of what is paid for by the piece as docs/costs.md counts', () => {
    const count = (type: string) => resourcesOf(full, type).length;
    const metrics = resourcesOf(full, 'AWS::Logs::MetricFilter').map(([, { Properties }]) =>
      JSON.stringify(Properties.MetricTransformations.map(({ MetricName }) => MetricName)),
    );
    expect({
      alarms: count('AWS::CloudWatch::Alarm'),
      metrics: new Set(metrics).size,
      dashboards: count('AWS::CloudWatch::Dashboard'),
      secrets: count('AWS::SecretsManager::Secret'),
    }).toEqual(PAID_BY_PIECE);
  });

  it('tells the command line what it looks for', () => {
    const named = Object.keys(StackOutputs.shape);
    expect(Object.keys(usual.Outputs)).toEqual(expect.arrayContaining(named));
  });

  it('is protected from being taken down, and a stage of it is not', () => {
    expect(stackWith().stack.terminationProtection).toBe(true);
    expect(stackWith({}, { stage: 'staging' }).stack.terminationProtection).toBe(false);
  });

  it('can stand beside its stage and beside other newsletters: hardly anything has a name of its own', () => {
    const staging = templateOf(stackWith({}, { stage: 'staging' }));
    const other = templateOf(stackWith({ site: 'weekly.example.com', from: 'weekly@example.com' }));
    const names = [usual, staging, other].map((template) => physicalNamesOf(template));
    expect(new Set(names.flat()).size).toBe(names.flat().length);
    expect(resourcesOf(staging, 'AWS::SES::EmailIdentity')).toEqual([]);
    expect(functionIds(staging)).toEqual(functionIds(usual));
  });
});

/** What would collide with another stack of the account and region. */
function physicalNamesOf(template: Template): string[] {
  const KEYS = [
    'AlarmName',
    'DashboardName',
    'LogGroupName',
    'BucketName',
    'TableName',
    'QueueName',
    'TopicName',
  ];
  const OWNERS =
    /^AWS::(?:CloudWatch|Logs::LogGroup|S3::Bucket$|DynamoDB|SQS::Queue$|SNS::Topic$|SES::EmailIdentity)/;
  return Object.values(template.Resources)
    .filter(({ Type }) => OWNERS.test(Type))
    .flatMap(({ Type, Properties }) =>
      [...KEYS, 'EmailIdentity'].flatMap((key) => {
        const name: unknown = Properties[key];
        return typeof name === 'string' ? [`${Type} ${name}`] : [];
      }),
    );
}
