import { App } from 'aws-cdk-lib/core';
import { composeLambdaFiles } from '../lib/lambda-files.ts';
import { loadSettings } from '../lib/load-settings.ts';
import { WaybillStack } from '../lib/waybill-stack.ts';

const app = new App();
const stage: unknown = app.node.tryGetContext('stage');
const loaded = loadSettings({
  path: 'newsletter.yaml',
  stage: typeof stage === 'string' && stage !== '' ? stage : undefined,
  region: process.env.CDK_DEFAULT_REGION,
  today: new Date().toISOString().slice(0, 10),
});
if (loaded.ok) {
  const { settings } = loaded;
  new WaybillStack(app, { settings, files: await composeLambdaFiles(settings) });
} else {
  for (const fault of loaded.faults) console.error(fault);
  process.exitCode = 1;
}
