import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createHandler } from '../../lambdas/send-chunk.ts';
import { connectSender } from '../aws/connect-sender.ts';
import { connectTable } from '../aws/connect-table.ts';
import { createTable } from '../aws/create-table.ts';
import { DynamoChunkStore } from '../aws/dynamo-chunk-store.ts';
import { DynamoIssueRecords } from '../aws/dynamo-issue-records.ts';
import { DynamoLedger } from '../aws/dynamo-ledger.ts';
import { DynamoMessageTemplates } from '../aws/dynamo-message-templates.ts';
import { DynamoSubscriberStore } from '../aws/dynamo-subscriber-store.ts';
import { SendChunkEnv } from '../aws/send-chunk-env.ts';
import type { IssueStore } from '../delivery/issue-store.ts';
import type { Log } from '../delivery/log.ts';
import { publishIssue, type Publication, type PublishResult } from '../delivery/publish-issue.ts';
import { addSubscriber, type AddSubscriberResult } from './add-subscriber.ts';
import { startEmbeddedDynamo } from './embedded-dynamo.ts';
import { FolderIssueStore } from './folder-issue-store.ts';
import type { KeptMessages } from './kept-messages.ts';
import { loadLocalKeys } from './local-keys.ts';
import { lockFolder } from './lock-folder.ts';
import { QueueDriver } from './queue-driver.ts';
import { resumeLocally, sendLocally, type LocalSendResult, type OnProgress } from './send-locally.ts';
import type { SesEvent } from './ses-event.ts';
import type { SesFaults } from './ses-faults.ts';
import { startSesStandIn } from './ses-stand-in.ts';

export interface LocalSystemOptions {
  /** Holds everything that the system keeps. Created if need be; one system at a time. */
  readonly folder: string;
  readonly log: Log;
  /** Messages a second that the SES stand-in allows. */
  readonly maxSendRate?: number;
  /** Messages in 24 hours that it allows; no limit if absent. */
  readonly max24HourSend?: number;
  /** How long the sender waits for an answer of the stand-in. */
  readonly sesTimeoutMs?: number;
  readonly onSesEvent?: (event: SesEvent) => void;
}

export interface LocalSystem {
  addSubscriber(typed: string): Promise<AddSubscriberResult>;
  publish(publication: Publication): Promise<PublishResult>;
  /** Plans the issue and sends it. Run again, it takes up what is left. */
  send(issueId: string, onProgress?: OnProgress): Promise<LocalSendResult>;
  /** Lifts a pause and sends what is left. */
  resume(issueId: string, onProgress?: OnProgress): Promise<LocalSendResult>;
  readonly issues: IssueStore;
  readonly inbox: KeptMessages;
  readonly faults: SesFaults;
  /** Where the SES stand-in listens. */
  readonly sesUrl: string;
  close(): Promise<void>;
}

const TABLE_NAME = 'waybill';
const DEFAULT_SEND_RATE = 200;

// A chunk that was throttled should not keep a person waiting for the minutes that suit a Lambda.
const VISIBILITY_MS = 2_000;
const MAX_RECEIVES = 20;
const CHUNKS_AT_ONCE = 2;

/**
 * Starts the whole of Waybill's sending on this machine, reachable from nowhere else: DynamoDB and SES are
 * stand-ins, everything between them is what runs in AWS.
 *
 * @throws FolderInUseError if another process has the folder
 */
export async function startLocalSystem(options: LocalSystemOptions): Promise<LocalSystem> {
  const { folder, log } = options;
  await mkdir(folder, { recursive: true });
  const unlockFolder = await lockFolder(folder);
  const keys = await loadLocalKeys(folder);
  const now = () => new Date();

  const dynamo = await startEmbeddedDynamo(join(folder, 'dynamodb'));
  const ses = await startSesStandIn({
    folder: join(folder, 'inbox'),
    maxSendRate: options.maxSendRate ?? DEFAULT_SEND_RATE,
    max24HourSend: options.max24HourSend ?? -1,
    now,
    ...(options.onSesEvent ? { onEvent: options.onSesEvent } : {}),
  });
  const table = connectTable({ tableName: TABLE_NAME, localUrl: dynamo.url });
  await createTable(table);

  const env = SendChunkEnv.parse({
    TABLE_NAME,
    LINK_KEYS: JSON.stringify(keys.linkKeys),
    CONFIGURATION_SET: 'local',
    LOCAL_DYNAMODB_URL: dynamo.url,
    LOCAL_SES_URL: ses.url,
    ...(options.sesTimeoutMs === undefined ? {} : { SES_TIMEOUT_MS: options.sesTimeoutMs }),
  });
  const queue = new QueueDriver({
    handler: createHandler(connectSender(env), log),
    visibilityMs: VISIBILITY_MS,
    maxReceives: MAX_RECEIVES,
    concurrency: CHUNKS_AT_ONCE,
    clock: () => performance.now(),
  });

  const subscribers = new DynamoSubscriberStore(table);
  const records = new DynamoIssueRecords(table);
  const issues = new FolderIssueStore(join(folder, 'issues'));
  const templates = new DynamoMessageTemplates(table);
  const chunks = new DynamoChunkStore(table);
  const ledger = new DynamoLedger(table);
  const sending = { records, subscribers, chunks, ledger, queue, now };

  return {
    addSubscriber: (typed) => addSubscriber(subscribers, { idKey: keys.subscriberIdKey, typed, now: now() }),
    publish: (publication) => publishIssue({ issues, templates, records, now }, publication),
    send: (issueId, onProgress) => sendLocally(sending, issueId, onProgress),
    resume: (issueId, onProgress) => resumeLocally(sending, issueId, onProgress),
    issues,
    inbox: ses.inbox,
    faults: ses.faults,
    sesUrl: ses.url,
    close: async () => {
      await queue.stop();
      await Promise.all([ses.close(), dynamo.close()]);
      await unlockFolder();
    },
  };
}
