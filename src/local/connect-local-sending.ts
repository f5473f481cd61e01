import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createHandler } from '../../lambdas/send-chunk.ts';
import { connectAccount } from '../aws/connect-account.ts';
import { connectSender } from '../aws/connect-sender.ts';
import { connectStores } from '../aws/connect-stores.ts';
import { connectTable } from '../aws/connect-table.ts';
import { DynamoConsentStore } from '../aws/dynamo-consent-store.ts';
import { DynamoLedgerRevisions } from '../aws/dynamo-ledger-revisions.ts';
import { DynamoMessageTemplates } from '../aws/dynamo-message-templates.ts';
import { DynamoSendingIssues } from '../aws/dynamo-sending-issues.ts';
import { SendChunkEnv } from '../aws/send-chunk-env.ts';
import type { Log } from '../delivery/log.ts';
import { publishIssue, type Publication, type PublishResult } from '../delivery/publish-issue.ts';
import { resendUnknown, type ResendResult } from '../delivery/resend-unknown.ts';
import type { TickResult } from '../delivery/run-tick.ts';
import { addSampleSubscriber, type AddSampleSubscriberResult } from './add-sample-subscriber.ts';
import { tickLocally } from './connect-local-composing.ts';
import { connectLocalSweep, type LocalSweepSettings } from './connect-local-sweep.ts';
import { FolderIssueStore } from './folder-issue-store.ts';
import { TABLE_NAME, type LocalEndpoints } from './local-endpoints.ts';
import { loadLocalKeys } from './local-keys.ts';
import { QueueDriver } from './queue-driver.ts';
import {
  resumeLocally,
  sendLocally,
  type LocalResumeResult,
  type LocalSendResult,
  type OnProgress,
} from './send-locally.ts';

export interface LocalSendingOptions {
  readonly folder: string;
  readonly endpoints: LocalEndpoints;
  readonly log: Log;
  /** How long the sender waits for an answer of the stand-in. */
  readonly sesTimeoutMs?: number;
  readonly sweepSettings?: LocalSweepSettings;
  /** When the events that the stand-in has published so far are recorded. Only its own process can know. */
  readonly feedbackSettled?: () => Promise<void>;
}

/** Everything between content and inbox that is Waybill's own, as it runs in AWS. */
export interface LocalSending {
  addSubscriber(typed: string): Promise<AddSampleSubscriberResult>;
  publish(publication: Publication): Promise<PublishResult>;
  /** Plans the issue and sends it. Run again, it takes up what is left. */
  send(issueId: string, onProgress?: OnProgress): Promise<LocalSendResult>;
  /** Lifts a pause and sends what is left. */
  resume(issueId: string, onProgress?: OnProgress): Promise<LocalResumeResult>;
  /**
   * Settles what time and events have settled, of this issue or of all that are being sent, and sends what that opens
   * again.
   */
  sweep(issueId?: string): Promise<void>;
  /** Sends what is unknown or held once more, and waits until that is done and reported on. */
  resendUnknown(issueId: string): Promise<ResendResult>;
  /** Does what the schedule of the newsletter in `root` has due now, and sends what that puts on the queue. */
  tick(project: { readonly root: string; readonly templatesFolder: string }): Promise<TickResult>;
  readonly issues: FolderIssueStore;
  close(): Promise<void>;
}

// A chunk may wait for its turn as long as those before it take: delivered again meanwhile, it would take more turns.
const VISIBILITY_MS = 15 * 60_000;
// One that was throttled should not keep a person waiting for minutes.
const RETRY_MS = 2_000;
const MAX_RECEIVES = 20;
const CHUNKS_AT_ONCE = 2;

/** Connects to the services of a local system, in this process or in another one of this machine. */
export async function connectLocalSending(options: LocalSendingOptions): Promise<LocalSending> {
  const { folder, endpoints } = options;
  const keys = await loadLocalKeys(folder);
  const now = () => new Date();

  const env = SendChunkEnv.parse({
    TABLE_NAME,
    LINK_KEYS: JSON.stringify(keys.linkKeys),
    CONFIGURATION_SET: 'local',
    LOCAL_DYNAMODB_URL: endpoints.dynamodbUrl,
    LOCAL_SES_URL: endpoints.sesUrl,
    ...(options.sesTimeoutMs === undefined ? {} : { SES_TIMEOUT_MS: options.sesTimeoutMs }),
  });
  const queue = new QueueDriver({
    handler: createHandler(connectSender(env), options.log),
    visibilityMs: VISIBILITY_MS,
    retryMs: RETRY_MS,
    maxReceives: MAX_RECEIVES,
    concurrency: CHUNKS_AT_ONCE,
    clock: () => performance.now(),
  });

  const table = connectTable({ tableName: TABLE_NAME, localUrl: endpoints.dynamodbUrl });
  const stores = connectStores(table);
  const consents = new DynamoConsentStore(table);
  const issues = new FolderIssueStore(join(folder, 'issues'));
  const templates = new DynamoMessageTemplates(table);
  const account = connectAccount(endpoints.sesUrl);
  const sweepIssues = connectLocalSweep({
    endpoints,
    queue,
    log: options.log,
    settings: options.sweepSettings ?? {},
  });
  const sweep = async (issueId?: string): Promise<void> => {
    await options.feedbackSettled?.();
    await sweepIssues(issueId);
    await queue.drain();
    await options.feedbackSettled?.();
  };
  const sending = { ...stores, account, queue, sweep, now };

  return {
    addSubscriber: (typed) =>
      addSampleSubscriber(
        { subscribers: stores.subscribers, consents, idKey: keys.subscriberIdKey, now },
        typed,
      ),
    publish: (publication) => publishIssue({ ...stores, issues, templates, now }, publication),
    send: (issueId, onProgress) => sendLocally(sending, issueId, onProgress),
    resume: (issueId, onProgress) => resumeLocally(sending, issueId, onProgress),
    sweep,
    resendUnknown: async (issueId) => {
      const result = await resendUnknown(
        {
          ...sending,
          revisions: new DynamoLedgerRevisions(table),
          sendingIssues: new DynamoSendingIssues(table),
        },
        issueId,
      );
      await queue.drain();
      if (result.kind === 'reopened') await sweep(issueId);
      return result;
    },
    tick: async (project) => {
      const result = await tickLocally({ ...project, folder, endpoints, queue, log: options.log });
      await queue.drain();
      return result;
    },
    issues,
    close: () => queue.stop(),
  };
}
