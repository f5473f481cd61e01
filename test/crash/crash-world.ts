import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectTable } from '../../src/aws/connect-table.ts';
import { createTable } from '../../src/aws/create-table.ts';
import { connectLocalSending, type LocalSending } from '../../src/local/connect-local-sending.ts';
import { startEmbeddedDynamo } from '../../src/local/embedded-dynamo.ts';
import type { KeptMessages } from '../../src/local/kept-messages.ts';
import { TABLE_NAME, type LocalEndpoints } from '../../src/local/local-endpoints.ts';
import { loadLocalKeys } from '../../src/local/local-keys.ts';
import type { SesEvent } from '../../src/local/ses-event.ts';
import type { SesFaults } from '../../src/local/ses-faults.ts';
import { startSesStandIn } from '../../src/local/ses-stand-in.ts';
import { bundleLambda } from '../support/bundle-lambda.ts';

/** What crashes do not touch: DynamoDB, SES, the subscribers, and the files that the processes run. */
export interface CrashWorld {
  readonly endpoints: LocalEndpoints;
  readonly inbox: KeptMessages;
  readonly faults: SesFaults;
  readonly env: Readonly<Record<string, string>>;
  readonly files: { readonly lambda: string; readonly job: string };
  publish(issueId: string): Promise<void>;
  /** Gets the events of SES; one listener at a time. */
  onEvent: (event: SesEvent) => void;
  close(): Promise<void>;
}

/**
 * All waiting is shortened, in its order: a sender's whole life with a claim, then the claim, then what an event may
 * need to be recorded by processes that are killed meanwhile.
 */
const WAITING = {
  SES_TIMEOUT_MS: '400',
  CLAIM_SECONDS: '2',
  SETTLE_MINUTES: String(2 / 60),
  STALLED_MINUTES: String(1 / 60),
};

// Nobody's limit here: what is tested is what crashes leave, not how fast it goes.
const MAX_SEND_RATE = 100_000;

export async function startCrashWorld(subscribers: number): Promise<CrashWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'crash-'));
  const world = { onEvent: (_event: SesEvent) => {} };
  // In memory: these two are never killed, and what they keep is read while they run.
  const dynamo = await startEmbeddedDynamo();
  await createTable(connectTable({ tableName: TABLE_NAME, localUrl: dynamo.url }));
  const ses = await startSesStandIn({
    folder: join(folder, 'inbox'),
    maxSendRate: MAX_SEND_RATE,
    max24HourSend: -1,
    now: () => new Date(),
    onEvent: (event) => world.onEvent(event),
  });
  const endpoints = { dynamodbUrl: dynamo.url, sesUrl: ses.url, siteUrl: 'https://news.test' };
  const sending = await connectLocalSending({ folder, endpoints, log: () => {} });
  await addSubscribers(sending, subscribers);

  const files = { lambda: join(folder, 'lambda.mjs'), job: join(folder, 'job.mjs') };
  await bundleLambda('test/crash/lambda-process.ts', files.lambda);
  await bundleLambda('test/crash/job-process.ts', files.job);
  const { linkKeys } = await loadLocalKeys(folder);

  return Object.assign(world, {
    endpoints,
    inbox: ses.inbox,
    faults: ses.faults,
    files,
    env: {
      TABLE_NAME,
      LINK_KEYS: JSON.stringify(linkKeys),
      CONFIGURATION_SET: 'local',
      LOCAL_DYNAMODB_URL: endpoints.dynamodbUrl,
      LOCAL_SES_URL: endpoints.sesUrl,
      ...WAITING,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
    publish: async (issueId: string) => {
      const rendered = { subject: issueId, preheader: '', html: '<p>News</p>', text: 'News' };
      const messageTemplate = Buffer.from(`From: daily@news.test\r\nSubject: ${issueId}\r\n\r\nNews\r\n`);
      await sending.publish({ id: issueId, rendered, messageTemplate, from: 'daily@news.test' });
    },
    close: async () => {
      await sending.close();
      await Promise.all([ses.close(), dynamo.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  });
}

const ADDED_AT_ONCE = 50;

async function addSubscribers(sending: Pick<LocalSending, 'addSubscriber'>, count: number): Promise<void> {
  for (let from = 0; from < count; from += ADDED_AT_ONCE) {
    const some = Array.from({ length: Math.min(ADDED_AT_ONCE, count - from) }, (_, n) => from + n);
    await Promise.all(some.map((n) => sending.addSubscriber(`reader${n}@readers.test`)));
  }
}
