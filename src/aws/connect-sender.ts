import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createMessageWriters } from '../delivery/message-writers.ts';
import type { SendChunkPorts } from '../delivery/send-chunk.ts';
import { SharedRate } from '../delivery/shared-rate.ts';
import { connectAccount } from './connect-account.ts';
import { connectMailer } from './connect-mailer.ts';
import { connectTable } from './connect-table.ts';
import { DynamoBrakeStore } from './dynamo-brake-store.ts';
import { DynamoIssueRecords } from './dynamo-issue-records.ts';
import { DynamoLedger } from './dynamo-ledger.ts';
import { DynamoMessageTemplates } from './dynamo-message-templates.ts';
import { DynamoRateStore } from './dynamo-rate-store.ts';
import { DynamoSubscriberStore } from './dynamo-subscriber-store.ts';
import type { SendChunkEnv } from './send-chunk-env.ts';

/** All that a sender needs, from the table and SES alone; the same in AWS and in a local system. */
export function connectSender(env: SendChunkEnv): SendChunkPorts {
  const table = connectTable({ tableName: env.TABLE_NAME, localUrl: env.LOCAL_DYNAMODB_URL });
  const now = () => new Date();
  return {
    records: new DynamoIssueRecords(table),
    subscribers: new DynamoSubscriberStore(table),
    ledger: new DynamoLedger(table),
    brakes: new DynamoBrakeStore(table),
    writerFor: createMessageWriters(new DynamoMessageTemplates(table)),
    mailer: connectMailer({
      configurationSet: env.CONFIGURATION_SET,
      timeoutMs: env.SES_TIMEOUT_MS,
      localUrl: env.LOCAL_SES_URL,
    }),
    linkKeys: env.LINK_KEYS,
    rate: new SharedRate({
      store: new DynamoRateStore(table),
      account: connectAccount(env.LOCAL_SES_URL),
      now,
      share: env.SEND_RATE_SHARE,
    }),
    wait: async (milliseconds) => sleep(milliseconds),
    now,
    newClaimId: randomUUID,
    concurrency: env.SEND_CONCURRENCY,
    claimMs: env.CLAIM_SECONDS * 1000,
  };
}
