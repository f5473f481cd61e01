import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectLocalSending } from '../../src/local/connect-local-sending.ts';
import { TABLE_NAME } from '../../src/local/local-endpoints.ts';
import { loadLocalKeys } from '../../src/local/local-keys.ts';
import { startLocalServices, type LocalServices } from '../../src/local/local-services.ts';
import type { SesEvent } from '../../src/local/ses-event.ts';
import { bundleLambda } from '../support/bundle-lambda.ts';

/** What crashes do not touch: DynamoDB, SES, the subscribers, and the files that the processes run. */
export interface CrashWorld {
  readonly services: LocalServices;
  readonly env: Readonly<Record<string, string>>;
  readonly files: { readonly lambda: string; readonly planner: string };
  publish(issueId: string): Promise<void>;
  /** Gets the events of SES; one listener at a time. */
  onEvent: (event: SesEvent) => void;
  close(): Promise<void>;
}

/** How long a sender waits for SES, and how long its claims are believed: short, so that a run need not last. */
const SES_TIMEOUT_MS = 400;
const CLAIM_SECONDS = 2;

// Nobody's limit here: what is tested is what crashes leave, not how fast it goes.
const MAX_SEND_RATE = 100_000;

export async function startCrashWorld(subscribers: number): Promise<CrashWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'crash-'));
  const world = { onEvent: (_event: SesEvent) => {} };
  const services = await startLocalServices({
    folder: join(folder, 'system'),
    siteUrl: 'https://news.test',
    maxSendRate: MAX_SEND_RATE,
    onSesEvent: (event) => world.onEvent(event),
  });
  const { endpoints } = services;
  const sending = await connectLocalSending({ folder: join(folder, 'system'), endpoints, log: () => {} });
  await addSubscribers(sending, subscribers);

  const files = { lambda: join(folder, 'lambda.mjs'), planner: join(folder, 'planner.mjs') };
  await bundleLambda('test/crash/lambda-process.ts', files.lambda);
  await bundleLambda('test/crash/planner-process.ts', files.planner);
  const { linkKeys } = await loadLocalKeys(join(folder, 'system'));

  return Object.assign(world, {
    services,
    files,
    env: {
      TABLE_NAME,
      LINK_KEYS: JSON.stringify(linkKeys),
      CONFIGURATION_SET: 'local',
      LOCAL_DYNAMODB_URL: endpoints.dynamodbUrl,
      LOCAL_SES_URL: endpoints.sesUrl,
      SES_TIMEOUT_MS: String(SES_TIMEOUT_MS),
      CLAIM_SECONDS: String(CLAIM_SECONDS),
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
    publish: async (issueId: string) => {
      const rendered = { subject: issueId, preheader: '', html: '<p>News</p>', text: 'News' };
      const messageTemplate = Buffer.from(`From: daily@news.test\r\nSubject: ${issueId}\r\n\r\nNews\r\n`);
      await sending.publish({ id: issueId, rendered, messageTemplate, from: 'daily@news.test' });
    },
    close: async () => {
      await sending.close();
      await services.close();
      await rm(folder, { recursive: true, force: true });
    },
  });
}

const ADDED_AT_ONCE = 50;

async function addSubscribers(
  { addSubscriber }: { addSubscriber(typed: string): Promise<unknown> },
  count: number,
): Promise<void> {
  for (let from = 0; from < count; from += ADDED_AT_ONCE) {
    const some = Array.from({ length: Math.min(ADDED_AT_ONCE, count - from) }, (_, n) => from + n);
    await Promise.all(some.map((n) => addSubscriber(`reader${n}@readers.test`)));
  }
}
