import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib/core';
import { stringify } from 'yaml';
import type { LambdaFiles } from '../../lib/lambda-files.ts';
import { loadSettings, type LoadedSettings } from '../../lib/load-settings.ts';
import { WaybillStack } from '../../lib/waybill-stack.ts';

type Fields = Readonly<Record<string, unknown>>;

export interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

/** Properties of resources, as far as tests take them apart; each type of resource has some of them. */
export interface Properties {
  readonly [name: string]: unknown;
  readonly AccessLogSettings: { readonly Format: string };
  readonly AlarmActions: readonly unknown[];
  readonly AlarmDescription: string;
  readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> };
  readonly EventSourceArn: { readonly 'Fn::GetAtt': readonly [id: string, attribute: string] };
  readonly FilterPattern: string;
  readonly FunctionName: { readonly Ref: string };
  readonly MetricTransformations: readonly { readonly MetricName: string }[];
  readonly LoggingConfig: { readonly LogGroup: { readonly Ref: string } };
  readonly PolicyDocument: { readonly Statement: readonly Statement[] };
  readonly RedrivePolicy: { readonly maxReceiveCount: number };
  readonly Rule: { readonly Actions: readonly object[] };
  readonly ScalingConfig: { readonly MaximumConcurrency: number };
  readonly Timeout: number;
}

export interface Resource {
  readonly Type: string;
  readonly Properties: Properties;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: Readonly<Record<string, { readonly Value: unknown }>>;
}

const NEWSLETTER: Fields = {
  name: 'Supply Lines',
  from: 'daily@news.example.com',
  replyTo: 'desk@example.com',
  site: 'news.example.com',
  postalAddress: '1 Quay Street, London',
  timeZone: 'Europe/London',
  sendTime: '17:32',
};

/** Everything that can be switched on. */
export const FULL: Fields = {
  deployment: {
    region: 'eu-west-1',
    hostedZone: { id: 'Z0123456789ABCDEFGHIJ', name: 'example.com' },
    inbound: { activate: true },
    alarmsTo: 'ops@example.com',
    sendRateShare: 0.7,
    unknownMessages: 'hold',
    settleMinutes: 90,
    maxBounceShare: 0.03,
    maxComplaintShare: 0.0005,
    signUpsPerHour: 500,
    networkSignUpsPerHour: 50,
    sesPricePerThousand: 0.1,
  },
};

/** Files beside the code, for tests that look at the template only. */
const NO_FILES: LambdaFiles = { site: {}, inbound: {}, composing: {} };

/** Loads a newsletter.yaml with these fields; a field that is undefined is left out. */
export function settingsWith(
  fields: Fields = {},
  wish: { stage?: string; region?: string; today?: string } = {},
): LoadedSettings {
  const path = join(mkdtempSync(join(tmpdir(), 'newsletter-')), 'newsletter.yaml');
  writeFileSync(path, stringify({ ...NEWSLETTER, ...fields }));
  return loadSettings({ path, today: '2025-06-10', ...wish });
}

/** Makes the stack of a newsletter.yaml with these fields, without bundling anything. */
export function stackWith(fields: Fields = {}, wish: Parameters<typeof settingsWith>[1] = {}) {
  const loaded = settingsWith(fields, wish);
  if (!loaded.ok) throw new Error(loaded.faults.join('\n'));
  const { context } = JSON.parse(readFileSync('cdk.json', 'utf8')) as { context: Fields };
  const app = new App({ context: { ...context, 'aws:cdk:bundling-stacks': [] } });
  return { app, stack: new WaybillStack(app, { settings: loaded.settings, files: NO_FILES }) };
}

export function templateOf({ app, stack }: ReturnType<typeof stackWith>): Template {
  return app.synth().getStackByName(stack.stackName).template as Template;
}

/** All resources of a type, by their logical id. */
export function resourcesOf({ Resources }: Template, type: string): [string, Resource][] {
  return Object.entries(Resources).filter(([, resource]) => resource.Type === type);
}
